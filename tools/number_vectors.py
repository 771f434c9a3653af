# SPDX-License-Identifier: Apache-2.0
"""Marks of register numbers, written a second time for `tools/sync_vectors`: numbers.jsonl.

The numbers are nobody's: of people born in 2099, or never.
"""
import datetime
import hashlib
import hmac

MONGOLIAN = "АБВГДЕЁЖЗИЙКЛМНОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ"
KEY = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210"
OTHER_KEY = KEY[::-1]


def number_fault(number):
    letters = number[:-8]
    if len(letters) != 2 or not letters.isalpha() or not number[-8:].isdecimal():
        return "form"
    if any(letter not in MONGOLIAN for letter in letters):
        return "letters"
    year, month, day = (int(number[at:at + 2]) for at in (2, 4, 6))
    later = month > 20
    try:
        datetime.date((2000 if later else 1900) + year, month - 20 * later, day)
    except ValueError:
        return "birthday"
    return None


def number_mark(key, number):
    secret = bytes.fromhex(key)
    name = hashlib.sha256(b"otor-number-key-1\n" + secret).hexdigest()[:8]
    code = hmac.new(secret, number.encode(), hashlib.sha256).hexdigest()[:32]
    return f"{name}.{code}.{number[-2:]}"


def number_cases():
    def case(says, typed, key=KEY):
        number = typed.replace(" ", "").replace("-", "").upper()
        fault = number_fault(number)
        wanted = {"fault": fault} if fault else {"mark": number_mark(key, number)}
        return {"says": says, "typed": typed, "key": key, **wanted}

    yield case("as on the card", "УБ99310112")
    yield case("under another key", "УБ99310112", OTHER_KEY)
    yield case("in lower case, with a space", "уб 99310112")
    yield case("with a hyphen, and spaces around", "  УБ-9931-0112 ")
    yield case("ө and ү", "өү99310112")
    yield case("ё", "ёя99310112")
    yield case("another second letter", "УВ99310112")
    yield case("another last digit", "УБ99310113")
    yield case("the last month of the last century", "УБ99123112")
    yield case("the first month of this one", "УБ00210112")
    yield case("the leap day of 2000", "УБ00222912")
    yield case("no leap day in 1900", "УБ00022912")
    yield case("no leap day in 2099", "УБ99222912")
    yield case("no month 00", "УБ99000112")
    yield case("no month 13", "УБ99130112")
    yield case("no month 20", "УБ99200112")
    yield case("no month 33", "УБ99330112")
    yield case("no day 00", "УБ99310012")
    yield case("no 31st of November", "УБ99313112")
    yield case("Latin letters", "UB99310112")
    yield case("Latin letters that look Cyrillic", "HA99310112")
    yield case("one Latin letter", "УB99310112")
    yield case("a letter of Kazakh alone", "ҚБ99310112")
    yield case("one letter", "У99310112")
    yield case("three letters", "УБА99310112")
    yield case("seven digits", "УБ9931011")
    yield case("nine digits", "УБ993101123")
    yield case("digits alone", "99310112")
    yield case("the digits first", "99310112УБ")
    yield case("a letter among the digits", "УБ9931О112")
    yield case("something else", "УБ/99310112")
    yield case("nothing", "")
