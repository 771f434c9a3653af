#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Plans runs of a course in a served demonstration, and reads their calendars with a parser that is
not ours (Debian's icalendar, so the system's Python reads this).

    trials/course_calendar.py

Each day of a run is an event at the hour of the west, by the zone that stands in the file and by
the system's own; words come back as they were typed, whatever stands in them; no line is longer
than RFC 5545 allows, and none ends within a letter. A plan that changes keeps the names of its
events and counts up; a run that is taken back is told as cancelled.
"""
import tempfile
import uuid
from datetime import date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

from phones import Broken, Demonstration, ask, fetch, login, tried

WEST = timedelta(hours=7)
PLACE = "Улаангом; Музейн танхим, 2 давхар \\ зүүн хаалга: «Увс нуур» – өрөө ₮" * 2
LINK = "https://otor.example/уулзалт?a=1,2;b"
PLAIN_LINK = "https://otor.example/meet?a=1,2;b"


def order(served, token, **words):
    status, answer = ask(served.connect(), "POST", "/api/trainer/runs",
                         {"key": str(uuid.uuid4()), **words}, token)
    if status != 200:
        raise Broken(f"{words['what']}: {status} {answer}")
    return answer["run"]


def calendar(served, token, run, path="/api/trainer/calendar"):
    status, kind, text = fetch(served, f"{path}?run={run}", token)
    if status != 200 or not kind.startswith("text/calendar"):
        raise Broken(f"the calendar is answered with {status} {kind}")
    lines = text.split(b"\r\n")
    if lines.pop() != b"" or any(b"\n" in line or b"\r" in line for line in lines):
        raise Broken("a line that does not end with CRLF")
    for line in lines:
        if len(line) > 75:
            raise Broken(f"a line of {len(line)} bytes: {line}")
        line.decode()  # a letter that is cut is none
    return Calendar.from_ical(text)


def compare(told, days, begin, end, place, link):
    events = told.walk("VEVENT")
    if len(events) != len(days):
        raise Broken(f"{len(events)} events for {len(days)} days")
    zone = told.walk("VTIMEZONE")[0].to_tz()
    for event, day in zip(events, days):
        for key, hour in (("DTSTART", begin), ("DTEND", end)):
            at = event.decoded(key)
            expected = datetime.combine(day, datetime.strptime(hour, "%H:%M").time())
            if at.replace(tzinfo=None) != expected or at.utcoffset() != WEST:
                raise Broken(f"{key} is {at}, not {expected} in the west")
            if zone.utcoffset(expected) != WEST:
                raise Broken(f"the zone of the file says {zone.utcoffset(expected)}")
        if str(event.get("LOCATION", "")) != place:
            raise Broken(f"the place is {event.get('LOCATION')}")
        if link not in str(event["DESCRIPTION"]):
            raise Broken(f"{link} stands not in {event['DESCRIPTION']}")
        if str(event.get("URL", "")) != (link if link.isascii() else ""):
            raise Broken(f"the address is {event.get('URL')}")
    names = [str(event["UID"]) for event in events]
    if len(set(names)) != len(names):
        raise Broken(f"two events of one name: {names}")
    return names


def one(told, key):
    values = {str(event[key]) for event in told.walk("VEVENT")}
    if len(values) != 1:
        raise Broken(f"{key} differs between the days: {values}")
    return values.pop()


def try_changes(served, trainer, first):
    """A plan, its change, and its end; gives how many calendars were read."""
    days = [first + timedelta(days=n) for n in (0, 1, 8)]
    plan = {"what": "plan", "course": "law", "way": "hall", "days": [str(day) for day in days],
            "from": "09:00", "to": "17:30", "place": PLACE, "link": LINK}
    run = order(served, trainer, **plan)
    order(served, trainer, what="state", run=run, state="open")
    told = calendar(served, trainer, run)
    names = compare(told, days, "09:00", "17:30", PLACE, LINK)
    before = int(one(told, "SEQUENCE"))
    if one(told, "STATUS") != "CONFIRMED":
        raise Broken("an open run is not confirmed")
    days[1] += timedelta(days=1)
    plan.update({"run": run, "days": [str(day) for day in days], "from": "10:00",
                 "link": PLAIN_LINK})
    order(served, trainer, **plan)
    told = calendar(served, trainer, run)
    if compare(told, days, "10:00", "17:30", PLACE, PLAIN_LINK) != names:
        raise Broken("a plan that changed has other events")
    moved = int(one(told, "SEQUENCE"))
    order(served, trainer, what="state", run=run, state="draft")
    told = calendar(served, trainer, run)
    if one(told, "STATUS") != "CANCELLED" or not before < moved < int(one(told, "SEQUENCE")):
        raise Broken("a run that was taken back is not told as cancelled, or does not count up")
    if [str(event["UID"]) for event in told.walk("VEVENT")] != names:
        raise Broken("a run that was taken back has other events")


def try_learners(served, trainer, first):
    run = order(served, trainer, what="plan", course="talking", way="online", days=[str(first)],
                to="12:00", link=PLAIN_LINK, **{"from": "09:00"})
    order(served, trainer, what="invite", run=run, learners=["tes"])
    order(served, trainer, what="state", run=run, state="open")
    told = calendar(served, login(served, "tes"), run, "/api/training/calendar")
    compare(told, [first], "09:00", "12:00", "", PLAIN_LINK)
    for user, path in (("tsengel", "/api/training/calendar"), ("tes", "/api/trainer/calendar")):
        status, _, answer = fetch(served, f"{path}?run={run}", login(served, user))
        if status not in (403, 404) or b"VEVENT" in answer:
            raise Broken(f"{user} reads the calendar of others at {path}: {status}")


def main():
    with tempfile.TemporaryDirectory() as name:
        served = Demonstration(Path(name) / "store")
        served.start()
        served.ready()
        try:
            trainer = login(served, "trainer")
            first = date.today() + timedelta(days=20)
            try_changes(served, trainer, first)
            try_learners(served, trainer, first)
        finally:
            served.stop()
    print("4 calendars of 2 runs, read by icalendar")


if __name__ == "__main__":
    tried(main)
