"""The colours of ``resources/design/tokens.toml``, light and dark, as typed values.

Written out here because reading TOML costs start-up time; a test holds the two together.
"""

from ui.frozen import Frozen


class Palette(Frozen):
    """One colour scheme. Every value is ``#RRGGBB``; names are the token names."""

    window: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    line: str
    line_mid: str
    control: str
    ink: str
    body: str
    muted: str
    placeholder: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_tint: str
    accent_line: str
    on_accent: str
    shared: str
    shared_solid: str
    shared_hover: str
    shared_pressed: str
    shared_control: str
    shared_tint: str
    shared_line: str
    on_shared: str
    shared_knob: str
    rest: str
    rest_solid: str
    rest_hover: str
    rest_pressed: str
    rest_tint: str
    rest_line: str
    on_rest: str
    error: str
    error_control: str
    error_tint: str
    error_line: str
    focus: str
    selection: str
    scrim: str
    sheet_paper: str
    sheet_border: str
    sheet_ink: str
    sheet_muted: str
    sheet_mark: str
    sheet_mark_line: str


LIGHT = Palette(
    window="#F6F5F2",
    sidebar="#EFEEE9",
    surface="#FDFDFB",
    sunken="#F3F2EE",
    hover="#E9E8E3",
    pressed="#DFDED8",
    line="#E5E4DE",
    line_mid="#CFCEC7",
    control="#82837D",
    ink="#1C2426",
    body="#2B3437",
    muted="#5A6362",
    placeholder="#656D6B",
    disabled="#9BA19E",
    accent="#1E5C68",
    accent_hover="#194D57",
    accent_pressed="#133D45",
    accent_tint="#E4EFF0",
    accent_line="#B9D3D6",
    on_accent="#FFFFFF",
    shared="#7A4D08",
    shared_solid="#E5AE4A",
    shared_hover="#DBA23B",
    shared_pressed="#CB922B",
    shared_control="#B0741A",
    shared_tint="#FBF1DC",
    shared_line="#EACF98",
    on_shared="#2B1C02",
    shared_knob="#6B4206",
    rest="#544A78",
    rest_solid="#6F639A",
    rest_hover="#64588D",
    rest_pressed="#564A78",
    rest_tint="#F1EFF6",
    rest_line="#CFC9E2",
    on_rest="#FFFFFF",
    error="#9A3A2A",
    error_control="#B4503F",
    error_tint="#FAEDE9",
    error_line="#E6BFB5",
    focus="#2A7F8F",
    selection="#CFE3E6",
    scrim="#1C2426",
    sheet_paper="#FFFFFF",
    sheet_border="#CFCEC7",
    sheet_ink="#1C2426",
    sheet_muted="#5A6362",
    sheet_mark="#FBF1DC",
    sheet_mark_line="#B0741A",
)

DARK = Palette(
    window="#171B1C",
    sidebar="#121617",
    surface="#1D2223",
    sunken="#15191A",
    hover="#272D2E",
    pressed="#303738",
    line="#2C3334",
    line_mid="#3E4647",
    control="#7C8685",
    ink="#ECEBE6",
    body="#D9DAD5",
    muted="#A3ABA8",
    placeholder="#929B98",
    disabled="#616968",
    accent="#8FC7CE",
    accent_hover="#A3D3D9",
    accent_pressed="#7DB7BE",
    accent_tint="#1E3337",
    accent_line="#35555B",
    on_accent="#0C2125",
    shared="#EBC07A",
    shared_solid="#E0AC4E",
    shared_hover="#E9BA64",
    shared_pressed="#CE9A3B",
    shared_control="#CF9A3C",
    shared_tint="#312817",
    shared_line="#5C4A25",
    on_shared="#231701",
    shared_knob="#3A2600",
    rest="#BDB2E0",
    rest_solid="#A598D0",
    rest_hover="#B4A8DB",
    rest_pressed="#9487C0",
    rest_tint="#252433",
    rest_line="#423E57",
    on_rest="#191528",
    error="#EDA596",
    error_control="#D98674",
    error_tint="#37231F",
    error_line="#66413A",
    focus="#74BCC7",
    selection="#2B4A50",
    scrim="#000000",
    sheet_paper="#ECEAE4",
    sheet_border="#000000",
    sheet_ink="#1C2426",
    sheet_muted="#5A6362",
    sheet_mark="#F5E5C0",
    sheet_mark_line="#B0741A",
)
