"""What leaves and what stays, in plain words with true numbers, told from the made page."""

from journal.disclosure.rendering import FOR_REPLIES
from journal.guides.guide import Door
from journal.model import Choice, Reflection
from ui.i18n.say import capital, number, say, say_n
from ui.sharing.preview import Made

WORDS_A_MINUTE = 200


def reading_line(words: int) -> str:
    """Return "324 words · two minutes to read"."""
    minutes = max(1, -(-words // WORDS_A_MINUTE))
    return say(
        "share",
        "{words} · {time}",
        words=say_n("share", "one word", "{n} words", words),
        time=say_n("share", "one minute to read", "{n} minutes to read", minutes),
    )


def size_line(parts: int, words: int) -> str:
    """Return "Eight parts, 324 words"."""
    return capital(
        say(
            "share",
            "{parts}, {words}",
            parts=say_n("share", "one part", "{n} parts", parts),
            words=say_n("share", "one word", "{n} words", words),
        )
    )


def leaves(made: Made, choice: Choice, reflection: Reflection) -> tuple[str, ...]:
    """Return the lines of what leaves."""
    size = size_line(len(made.page.sections), made.rendered.words)
    lines = [say("share", "{size}, as in the preview", size=size)]
    lines += _about(made, choice, reflection)
    titled = choice.with_title and bool(reflection.title.strip())
    if titled and choice.with_date:
        lines.append(say("share", "What you call it, and today’s date"))
    elif titled:
        lines.append(say("share", "What you call it"))
    elif choice.with_date:
        lines.append(say("share", "Today’s date"))
    lines.append(say("share", "The guide’s name"))
    return (*lines, *_to_the_group(made))


def stays(made: Made) -> tuple[str, ...]:
    """Return the lines of what stays."""
    lines = [say("share", "Feelings, drafts and what is switched off")]
    names = sum(1 for count in made.page.counts.values() if count)
    if names:
        times = sum(made.page.counts.values())
        lines.append(_names(names, times))
    lines.append(say("share", "Author, computer name and editing history"))
    return tuple(lines)


def _to_the_group(made: Made) -> tuple[str, ...]:
    if made.rendered.format not in FOR_REPLIES:
        return ()
    form = say("share", "A reply form that sends nothing by itself")
    if made.rendered.format == "protected":
        return (form, say("share", "All of it sealed until the passphrase is given"))
    return (form,)


def _about(made: Made, choice: Choice, reflection: Reflection) -> list[str]:
    role = choice.with_role and bool(reflection.role.strip())
    to_group = choice.with_role and made.page.door is Door.GROUP
    group = to_group and bool(reflection.group.strip())
    if role and group:
        return [say("share", "Your role and your group, not your name")]
    if role:
        return [say("share", "Your role, not your name")]
    return [say("share", "Your group, not your name")] if group else []


def _names(names: int, times: int) -> str:
    if names == 1 and times == 1:
        return say("share", "One name, replaced once by a role")
    if names == 1:
        return say("share", "One name, replaced {times} times by a role", times=number(times))
    return capital(
        say(
            "share",
            "{names} names, replaced {times} times by roles",
            names=number(names),
            times=number(times),
        )
    )
