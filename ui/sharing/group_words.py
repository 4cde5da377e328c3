"""The fixed words of the page for the group: what it asks, and what it says in a browser."""

from journal.disclosure.page_words import GroupPageWords, HourWords, Question
from ui.i18n.say import say, say_n


def questions(own: tuple[str, ...] = ()) -> tuple[Question, ...]:
    """Return what can be asked of the group's members: an organisation's own, or the usual ones."""
    return tuple(Question(text, text) for text in own) or (
        Question("saw", say("members", "What did you see that I couldn’t?")),
        Question("cost", say("members", "What did it cost or change for you?")),
        Question("right", say("members", "Is the effect described right?")),
        Question("missing", say("members", "Which condition is missing?")),
        Question("own", say("members", "Which of your own actions helped shape it?")),
        Question("do", say("members", "What will you do, or stop doing?")),
        Question("help", say("members", "What help can you give?")),
        Question("here", say("members", "Would you bring a mistake of your own here?")),
    )


def hour_words() -> HourWords:
    """Return the plan of the group's hour."""
    return HourWords(
        title=say("hour", "The group’s hour"),
        lead=say("hour", "For whoever leads the talk. The times are a frame; the author may pass."),
        columns=(say("hour", "Minutes"), say("hour", "What happens")),
        steps=_steps(),
    )


def _steps() -> tuple[tuple[str, str], ...]:
    return (
        (
            "0–5",
            say(
                "hour",
                "Say what the hour is for: to learn, with no verdicts. Agree who takes notes, and "
                "where they live.",
            ),
        ),
        ("5–10", say("hour", "The author reads. Nobody interrupts.")),
        ("10–30", say("hour", "Walk it forward together. Ask how and what. Park the fixes.")),
        ("30–40", say("hour", "Those affected: what it meant for them, and what they need.")),
        ("40–48", say("hour", "Which other conditions were there, and what went right?")),
        (
            "48–55",
            say(
                "hour",
                "Requests, commitments, authority: who decides what, and was any autonomy lost?",
            ),
        ),
        (
            "55–60",
            say(
                "hour",
                "Each says one thing learned. Set the days for the fixes, and for the look-back "
                "after two weeks.",
            ),
        ),
    )


def group_page_words() -> GroupPageWords:
    """Return the words of the page itself. ``{minutes}`` is filled in by the journal."""
    return GroupPageWords(
        tab=say("group page", "A page for the group"),
        notice=say(
            "group page",
            "If the page does not open below, the file is not complete, or this program runs no "
            "scripts. Save the file and open it in a browser.",
        ),
        ask=say(
            "group page",
            "This page is protected. Whoever gave it to you can tell you the passphrase, in person "
            "or in another channel.",
        ),
        passphrase=say("group page", "Passphrase"),
        open=say("group page", "Open"),
        guide=_guide(),
        minutes=_minutes,
        reply=say("group page", "Your reply"),
        reply_lead=say(
            "group page", "Answer what you like and leave the rest empty. A sentence is enough."
        ),
        from_=say("group page", "Your role or name, if you like"),
        anything=say("group page", "What would you like to say?"),
        save=say("group page", "Save my reply as a file"),
        copy=say("group page", "Copy it as text"),
        note=say(
            "group page",
            "This page sends nothing. Your reply becomes a small file on your computer that only "
            "the author’s journal can open. Give it to them the way you usually share files.",
        ),
        told=_told(),
        complete=say(
            "group page", "This page is complete in itself and loads nothing from the internet."
        ),
    )


def _guide() -> tuple[tuple[str, str], ...]:
    return (
        (
            say("group page", "Read to the end first"),
            say("group page", "It takes about {minutes}."),
        ),
        (
            say("group page", "Ask before you advise"),
            say("group page", "One real question helps more than three answers."),
        ),
        (
            say("group page", "Roles, not names"),
            say("group page", "That is on purpose. Please keep it so."),
        ),
    )


def _minutes(n: int) -> str:
    return say_n("group page", "one minute", "{n} minutes", n)


def _told() -> dict[str, str]:
    return {
        "cut": say(
            "group page",
            "This file is not complete: its end is missing. Ask for it once more.",
        ),
        "damaged": say(
            "group page",
            "This file was changed on its way and can’t be opened. Ask for it once more.",
        ),
        "unable": say(
            "group page",
            "This browser can’t open a protected page. Save the file and open it in a current "
            "Firefox, Chrome, Edge or Safari.",
        ),
        "no-replies": say(
            "group page",
            "This browser can’t save a reply. Open the file in a current Firefox, Chrome, Edge or "
            "Safari, or answer in person.",
        ),
        "opening": say("group page", "Opening…"),
        "wrong": say(
            "group page",
            "That isn’t the passphrase. Capitals and the order of the words count.",
        ),
        "empty": say("group page", "Nothing is written yet."),
        "saved": say("group page", "Saved as reply.txt, where your browser puts downloads."),
        "copied": say("group page", "Copied. Whoever you give this text to can read it."),
        "copy-by-hand": say("group page", "Copy it from here. Whoever you give it to can read it."),
    }
