"""Begin a reflection: a few words for it, the guide and the role. Nothing is kept yet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from journal.errors import AfterwordError
from ui import routes
from ui.i18n.say import say, say_n
from ui.role_offer import offer_roles
from ui.section_page import SectionPage
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.radio_card import RadioList, RadioOption
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.model import Profile
    from ui.desk import Desk

DEFAULT_GUIDE = "xoit"


class BeginPage(SectionPage):
    """The first question of all: what is this about?"""

    section = "reflections"
    column_width = 648

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the page; the role and the group of last time are filled in by ``opened``."""
        super().__init__(desk, route)
        self._add_words()
        self._add_role()
        self._add_guides()
        self._add_foot()
        self.column.addStretch(1)
        # A role filled in from last time and not typed over may still be taken from the profile.
        self._touched = False
        self._role.edited.connect(self._note_touch)
        self._group.edited.connect(self._note_touch)
        self._note = ""
        if isinstance(route, routes.Begin) and route.note and not route.guide:
            self._note = route.note
            self._title.set_text(route.title)
            return  # what else was begun waits on
        before = route if isinstance(route, routes.Begin) and route.guide else desk.begun
        desk.begun = None
        if before is not None:
            self._fill_again(before)

    def _add_words(self) -> None:
        self.column.addWidget(TextLabel(say("begin", "What is this about?"), "question"))
        self.column.addSpacing(Space.S)
        self.column.addWidget(
            TextLabel(
                say(
                    "begin",
                    "A few words, so that you find it again. Only you see them, and you can change "
                    "them later.",
                ),
                "lead",
            ),
        )
        self.column.addSpacing(Space.XL)
        self._title = Field("", name=say("begin", "What is this about?"))
        self._title.submitted.connect(self._go_on)
        self.column.addWidget(self._title)

    def _add_guides(self) -> None:
        self.column.addSpacing(Space.XL)
        name = say("begin", "Guide")
        self.column.addWidget(TextLabel(name, "small_strong"))
        self.column.addSpacing(Space.S)
        guides = sorted(
            self.desk.library.guides, key=lambda one: (one.id != DEFAULT_GUIDE, one.minutes)
        )
        options = tuple(
            RadioOption(one.id, one.name, one.good_for, detail=time_words(one.minutes))
            for one in guides
        )
        self._guides = RadioList(name, options, gap=4)
        self._guides.set_value(options[0].id if options else "")
        self.column.addWidget(self._guides)

    def _add_role(self) -> None:
        self.column.addSpacing(Space.XL)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        self._role = Field(say("begin", "My role in it, if you like"))
        offer_roles(self._role, self.desk.roles)
        self._group = Field(say("begin", "My group, if you like"))
        for field in (self._role, self._group):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.submitted.connect(self._go_on)
        self.column.addLayout(row)

    def _add_foot(self) -> None:
        row = self.add_foot()  # in sight whatever the list of guides takes
        back = Button(say("begin", "Back"), icon="arrow-left")
        back.clicked.connect(self.desk.back)
        self._next = Button(say("begin", "Next: Clear the way"), "primary", trailing="arrow-right")
        self._next.clicked.connect(self._go_on)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._next)

    def _fill_again(self, before: routes.Begin) -> None:
        """Show what was typed before the person went on and came back."""
        self._title.set_text(before.title)
        self._role.set_text(before.role)
        self._group.set_text(before.group)
        self._guides.set_value(before.guide)
        self._note = before.note
        self._touched = True

    def here(self) -> routes.Route:
        """Lead back to what is typed, so that Back from the gate asks for nothing twice."""
        return routes.Begin(
            self._guides.value(),
            self._title.text(),
            self._role.text(),
            self._group.text(),
            self._note,
        )

    def opened(self) -> None:
        """Put the cursor in the first field and fill in the role of last time."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.worker.run(self, self.desk.repository.profile, self._fill, self._not_filled)

    def _fill(self, profile: "Profile") -> None:
        if not self._touched:
            self._role.set_text(profile.role)
            self._group.set_text(profile.group)

    def _not_filled(self, _problem: AfterwordError) -> None:
        """Leave both fields empty: they are optional."""

    def _note_touch(self, _text: object) -> None:
        self._touched = True

    def _go_on(self) -> None:
        guide = self._guides.value()
        if guide:
            self.desk.go(
                routes.Clearing(
                    guide,
                    self._title.text().strip(),
                    self._role.text().strip(),
                    self._group.text().strip(),
                    note=self._note,
                ),
            )


def time_words(minutes: int) -> str:
    """Return about how long a guide takes; from an hour on it is several sittings."""
    if minutes < 60:
        return say_n("begin", "about {n} minute", "about {n} minutes", minutes)
    return say_n(
        "begin",
        "about {n} hour, in several sittings",
        "about {n} hours, in several sittings",
        round(minutes / 60),
    )
