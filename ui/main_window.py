"""The one window: a sidebar and one page; going from page to page; locking; quitting.

Knows routes, not what is on the pages. The window's title never names anything but the program.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from journal.clock import Clock, local
from ui import routes
from ui.desk import Desk, Places
from ui.first_paint import FirstPaint
from ui.i18n.say import clock_time, say
from ui.idle import IdleWatch
from ui.leaving import Leaving
from ui.locking import Handover, replace_process
from ui.navigation import Navigation
from ui.page import Sidebar
from ui.session import holds_journal, vault_of, warm_up
from ui.settings_store import SettingsStore
from ui.signals import SignalWatch
from ui.single_instance import SingleInstance
from ui.tasks.keeper import Keeper
from ui.tasks.tidying import Tidying
from ui.tasks.worker import Worker
from ui.theme.theme import Theme
from ui.window_place import SMALLEST, place, where

if TYPE_CHECKING:
    from journal.repository import Repository
    from ui.app import Launch
    from ui.banner import ReadOnlyBanner
    from ui.copies.closing import ClosedCopier
    from ui.finding.finder import Finder
    from ui.reminding.watch import Reminding
    from ui.sidebar import SidebarView
    from ui.surroundings import Surroundings
    from ui.upkeep import Upkeep

NARROW = 1120


class MainWindow(QMainWindow):
    """Shows one page at a time for one journal folder."""

    ended = Signal()  # the window has closed, for good

    def __init__(
        self,
        launch: "Launch",
        places: Places,
        settings: SettingsStore,
        theme: Theme,
        clock: Clock,
        instance: SingleInstance,
    ) -> None:
        """Build the frame; ``begin`` shows the first page."""
        super().__init__()
        self._launch, self._instance, self._clock = launch, instance, clock
        self.setWindowTitle(say("window", "Afterword"))
        self.setMinimumSize(SMALLEST)
        Tidying(self)  # before there is another thread
        self._worker = Worker(self)
        self._keeper = Keeper(self._worker, clock, self)
        self.desk = Desk(
            places=places,
            clock=clock,
            settings=settings,
            theme=theme,
            worker=self._worker,
            keeper=self._keeper,
            go=self.go,
            back=self.back,
            lock=self.lock,
            open_folder=self.open_folder,
            opened=self._opened,
            find=self.open_box,
            judged_anew=self._show_banner,
            version=launch.version,
            locked_at=launch.locked_at,
            locked_itself=launch.locked_itself,
        )
        self._side: SidebarView | None = None
        self._banner: ReadOnlyBanner | None = None
        self._around: Surroundings | None = None
        self._reminding: Reminding | None = None
        self._upkeep: Upkeep | None = None
        self._finder: Finder | None = None
        self._closed = False
        self._closed_copier: ClosedCopier | None = None
        self._leaving = Leaving(self, self.desk)
        self._build()
        self._idle = IdleWatch(self._lock_by_itself, self)
        self._signals = SignalWatch(self._asked_to_end, self)

    def _build(self) -> None:
        middle = QWidget(self)
        self._row = QHBoxLayout(middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(0)
        self._nav = Navigation()
        self._nav.shown.connect(self._arrange)
        self._pages.addWidget(self._nav, 1)
        self._row.addLayout(self._pages, 1)
        self.setCentralWidget(middle)

    def begin(self) -> None:
        """Show the first page: unlock where there is a journal, else welcome."""
        place(self, self._launch.window)
        if holds_journal(self.desk.places.folder):
            self.go(routes.Unlock())
        else:
            self.go(routes.Welcome())
        self.show()
        FirstPaint(self, self.after_first_paint)

    def after_first_paint(self) -> None:
        """Do what would have delayed the first picture."""
        from ui.theme.icons import app_icon

        self.setWindowIcon(app_icon())
        self._look_around()
        self._instance.listen(self._show_again)
        desk = self.desk

        def clear() -> None:
            from journal.takeout import clear_traces

            warm_up()
            desk.traces = (*desk.traces, *clear_traces(desk.places.state))

        # One thread loads at a time: two that meet in one package can each find it half loaded.
        self._worker.run(self, clear, lambda _: self._copy_closed(), lambda _: None)
        self._worker.run(self, lambda: (desk.library, desk.gate), lambda _: None, lambda _: None)

    def _copy_closed(self) -> None:
        """Copy what was closed and is in no copy, unless somebody has opened it meanwhile."""
        from ui.copies.closing import ClosedCopier

        if not self.desk.is_open and not self._leaving.is_covered:
            self._closed_copier = ClosedCopier(self.desk, self)

    # Going from page to page

    def go(self, route: routes.Route) -> None:
        """Show the page of ``route``; what is being typed on the present one is kept."""
        if not self._leaving.is_covered:
            self._close_box()
            self._nav.go(self.desk, route)

    def back(self) -> None:
        """Go to the page before this one; Today if there was none."""
        if not self._leaving.is_covered:
            self._close_box()
            self._nav.back(self.desk)

    def open_box(self) -> None:
        """Open the box that finds what was written, pages and things to do."""
        from ui.finding.finder import Finder

        if self._side is None or self._leaving.is_covered:
            return
        if self._finder is None:
            self._finder = Finder(self, self.desk, self._side, lambda: self._nav.page)
        self._finder.open()

    def _close_box(self) -> bool:
        return self._finder is not None and self._finder.close()

    def _arrange(self) -> None:
        page = self._nav.page
        if self._side is None or page is None:
            return
        kind = page.sidebar
        self._side.setVisible(kind is not Sidebar.NONE)
        narrow = self.width() < NARROW
        self._side.set_collapsed(kind is Sidebar.COLLAPSED or narrow)
        self._side.set_section(page.section)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fold the sidebar where the window is narrow."""
        super().resizeEvent(event)
        self._leaving.fit()
        self._arrange()

    # Opening a journal

    def open_folder(self, folder: Path) -> None:
        """Use another journal folder from now on, in a fresh process."""
        if folder == self.desk.places.folder and not self.desk.is_open:
            self.go(routes.Unlock())
            return
        self.desk.settings.change(journal_folder=folder)
        if self.desk.is_open:
            self._leave(lambda: self._launch_again(folder), comes_back=False)
        else:
            self._launch_again(folder)

    def _opened(self, repository: "Repository", code: str | None) -> None:
        self.desk.take(repository)
        self.desk.recovery_code = code or ""
        self._instance.move_to(self.desk.places.folder, self._show_again)
        self._add_sidebar()
        self._show_banner()
        self._add_shortcuts()
        self.desk.settings.changed.connect(self._settings_changed)
        self._idle.set_minutes(self.desk.now_settings.auto_lock_minutes)
        self._look_around().journal_opened(self._hides_in_previews)
        if self._closed_copier is not None:
            self._closed_copier.stop()
        self._keep_up()
        self._add_notices()
        self._nav.forget_trail()
        if vault_of(repository).report.asks():
            self.go(routes.Found(first=True))
        else:
            self.go(routes.Sheet(first=True) if code else self.desk.first)
            self._come_back()

    def _come_back(self) -> None:
        """Stand where the person stood before the lock."""
        mark, self.desk.bookmark = self.desk.bookmark, None
        page = self._nav.page
        if mark is None or page is None:
            return
        from ui.coming_back import ComingBack

        ComingBack(self.desk, page, mark.spot)
        before = mark.begun()
        if before is not None and page.route != before:
            self._nav.leads_back_to(before)

    def _keep_up(self) -> None:
        from ui.upkeep import Upkeep

        self._upkeep = Upkeep(self.desk, self._is_deciding, self)
        self._upkeep.arrived.connect(self._arrived)
        self._upkeep.begin()

    def _is_deciding(self) -> bool:
        """Tell whether the person has not said yet how to go on with what was found."""
        return self._nav.page is not None and isinstance(self._nav.page.route, routes.Found)

    def _arrived(self) -> None:
        self._show_banner()
        if self._nav.page is not None and not self._leaving.is_covered:
            self._nav.page.arrived()

    def _settings_changed(self, _settings: object) -> None:
        self._idle.set_minutes(self.desk.now_settings.auto_lock_minutes)

    def _add_sidebar(self) -> None:
        from ui.sidebar import SidebarView

        self._side = SidebarView(self.desk)
        self._row.insertWidget(0, self._side)
        self._side.lower()  # a screen reader reads in this order: before the page

    def _show_banner(self) -> None:
        """Say above the pages that the journal can only be read, where that is so."""
        from ui.banner import ReadOnlyBanner, read_only_words

        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        words = read_only_words(vault_of(self.desk.repository).report)
        if words is not None:
            self._banner = ReadOnlyBanner(words)
            self._pages.insertWidget(0, self._banner)
            self._banner.stackUnder(self._nav)  # read between the sidebar and the page

    def _add_notices(self) -> None:
        from ui.reminding.watch import Reminding, tray_sign

        self._reminding = Reminding(
            self.desk, lambda: tray_sign(self._show_again, self.lock, self), self
        )

    def _look_around(self) -> "Surroundings":
        from ui.surroundings import Surroundings

        if self._around is None:
            self._around = Surroundings(self, self._nobody_there)
        return self._around

    def _hides_in_previews(self) -> bool:
        return self.desk.now_settings.hide_in_previews and not self._leaving.is_covered

    def _add_shortcuts(self) -> None:
        from ui.window_keys import add_keys, place_keys

        add_keys(self, place_keys(self.desk))
        add_keys(
            self,
            {
                "Ctrl+K": self.open_box,
                "Ctrl+S": self._say_saved,
                "Escape": self._escape,
                "F6": lambda: self._step_area(onward=True),
                "Shift+F6": lambda: self._step_area(onward=False),
                "F11": self._toggle_full_screen,
            },
        )

    def _step_area(self, *, onward: bool) -> None:
        """Go from area to area: sidebar, path, top bar, content, footer."""
        from ui.areas import Area, step_area

        page, side = self._nav.page, self._side
        if page is None or side is None or self._leaving.is_covered:
            return
        step_area((Area(side, side.here), *page.areas()), onward=onward)

    def _say_saved(self) -> None:
        self._nav.flush(self.desk)
        if self._side is not None:
            self._side.tell(say("window", "Saved already. Afterword saves by itself."))

    def _escape(self) -> None:
        """Close what lies over the page; where nothing does, the page may take it, or is left."""
        from ui.widgets.dialog import close_topmost

        if not close_topmost(self) and not self._nav.escape():
            self.back()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)

    def _show_again(self) -> None:
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    # Locking and quitting

    def _nobody_there(self) -> None:
        """Lock; where no journal is open, let the page let go of what is half typed."""
        if self.desk.is_open:
            self._lock_by_itself()
        elif self._nav.page is not None:
            self._nav.page.away()

    def _lock_by_itself(self) -> None:
        self.lock(by_itself=True)

    def lock(self, *, by_itself: bool = False) -> None:
        """Keep what is being typed, show nothing of it, and become a fresh, locked process."""
        if not self.desk.is_open or self._leaving.is_covered:
            return
        self._leave(
            lambda: self._launch_again(self.desk.places.folder, by_itself=by_itself),
            comes_back=True,
        )

    def _leave(self, then: Callable[[], None], *, comes_back: bool) -> None:
        """Cover the journal, close it once every word is saved, and do ``then``."""
        self._close_box()
        for one in (self._reminding, self._upkeep):
            if one is not None:
                one.stop()
        self._leaving.cover()
        self._leaving.take_last_words(self._nav.page)
        self._leaving.note_place(self._nav.page, comes_back=comes_back)
        if self._around is not None:
            self._around.forget()
        if self._leaving.close_journal():
            then()
        else:
            self._leaving.hold(then)

    def _launch_again(self, folder: Path, *, by_itself: bool = False) -> None:
        locked_at = clock_time(local(self._clock, self._clock.now())) if self.desk.is_open else ""
        self._instance.release()
        QGuiApplication.sync()
        replace_process(
            self._launch.program,
            Handover(str(folder), locked_at, by_itself, where(self)),
        )

    def _asked_to_end(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Keep everything before the window goes; stay, covered, while something can't be kept."""
        if self.desk.is_open and not self._closed:
            event.ignore()
            if not self._leaving.is_covered:
                self._leave(self._quit, comes_back=False)
            return
        if self._around is not None:
            self._around.forget()
        if self._closed:
            self._copy_before_end()
        self._worker.stop()
        self._instance.release()
        event.accept()
        self.ended.emit()

    def _copy_before_end(self) -> None:
        """Copy what was closed just now, with nothing on the screen any more."""
        from ui.copies.closing import copy_before_end

        self.hide()
        copy_before_end(self.desk)

    def _quit(self) -> None:
        self._closed = True
        QTimer.singleShot(0, self, self.close)  # not inside the close that asked
