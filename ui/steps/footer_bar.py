"""The footer: what the step offers, at its start and at its end. One primary act at most."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.steps.host import Act, Footer
from ui.theme.tokens import Size, Space
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.text_label import TextLabel

PRIMARY = frozenset({"primary", "rest", "export"})


class FooterBar(Ground):
    """The bar below the page. Buttons are made anew only when their words change."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(edges=("top",))
        self._row = QHBoxLayout(self)
        self._start, self._end = QHBoxLayout(), QHBoxLayout()
        for half in (self._start, self._end):
            half.setSpacing(8)
        self._row.addLayout(self._start)
        self._row.addStretch(1)
        self._row.addLayout(self._end)
        self._shown: tuple[object, ...] = ()
        self.buttons: list[tuple[Button, Act]] = []

    def settle(self, *, narrow: bool) -> None:
        """Keep the height and the edges of the pictures."""
        self.setFixedHeight(Size.FOOTER_SMALL if narrow else Size.FOOTER)
        edge = 40 if narrow else Space.PAGE_LEFT
        self._row.setContentsMargins(edge, 1, 24 if narrow else Space.XXL, 0)

    def show_footer(self, footer: Footer) -> bool:
        """Show ``footer``; return whether buttons were made anew."""
        looks = tuple(
            item.looks() if isinstance(item, Act) else item
            for item in (*footer.start, "", *footer.end)
        )
        acts = [item for item in (*footer.start, *footer.end) if isinstance(item, Act)]
        if looks == self._shown:
            self.buttons = [
                (button, act) for (button, _), act in zip(self.buttons, acts, strict=True)
            ]
            self._enable()
            return False
        self._shown = looks
        self._clear()
        for half, items in ((self._start, footer.start), (self._end, footer.end)):
            for item in items:
                half.addWidget(self._make(item))
                if isinstance(item, str):
                    half.addSpacing(8)  # with the row's own gap as far as it is to the left
        self._enable()
        return True

    def _make(self, item: Act | str) -> QWidget:
        if isinstance(item, str):
            return TextLabel(item, "small", wrap=False)
        button = Button(item.words, item.kind, icon=item.icon, trailing=item.trailing)
        place = len(self.buttons)
        button.clicked.connect(lambda _on=False: self._do(place))
        self.buttons.append((button, item))
        return button

    def _do(self, place: int) -> None:
        self.buttons[place][1].do()

    def _enable(self) -> None:
        for button, act in self.buttons:
            button.setEnabled(act.enabled)

    def primary(self) -> Act | None:
        """Return the act of the primary button, if it can be pressed."""
        for _, act in reversed(self.buttons):
            if act.kind in PRIMARY and act.enabled:
                return act
        return None

    def first_button(self) -> Button | None:
        """Return the primary button, or the last other one that can be pressed."""
        ready = [(button, act.kind) for button, act in self.buttons if act.enabled]
        strong = [button for button, kind in ready if kind in PRIMARY]
        return next(iter(strong or [button for button, _ in reversed(ready)]), None)

    def _clear(self) -> None:
        self.buttons = []
        for half in (self._start, self._end):
            while (item := half.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
