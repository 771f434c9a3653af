// SPDX-License-Identifier: Apache-2.0
#include "app/calendar.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace otor::app {
namespace {

CalendarRun a_run() {
  CalendarRun run;
  run.run = *event::parse_uuid("019adf00-0000-7000-8000-000000000001");
  run.title = "Хууль ба тооцоо";
  run.days = {"2026-12-07", "2026-12-08"};
  run.from = "09:00";
  run.to = "17:30";
  run.place = "Улаангом; музейн танхим, 2 давхар";
  run.link = "https://otor.example/#/learn/here?run=1,2";
  run.sequence = 3;
  run.stamped_ms = 1'795'776'936'000;  // 2026-11-27 10:55:36 UTC
  return run;
}

std::string text_of_run(CalendarRun const& run) {
  auto const text = calendar_text(run);
  REQUIRE(text);
  return *text;
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = text.find("\r\n", at);
    REQUIRE(end != text.npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

// Lines as a reader puts them together again.
std::vector<std::string> unfolded(std::string const& text) {
  std::vector<std::string> whole;
  for (auto const& line : lines_of(text)) {
    if (line.starts_with(' ')) {
      whole.back() += line.substr(1);
    } else {
      whole.push_back(line);
    }
  }
  return whole;
}

std::size_t times(std::string const& text, std::string const& line) {
  auto const lines = unfolded(text);
  return static_cast<std::size_t>(std::ranges::count(lines, line));
}

}  // namespace

TEST_CASE("each day of a run is an event, in the time of the west") {
  auto const text = text_of_run(a_run());
  CHECK(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(text.ends_with("END:VCALENDAR\r\n"));
  CHECK(times(text, "METHOD:PUBLISH") == 1);
  CHECK(times(text, "TZOFFSETTO:+0700") == 1);
  CHECK(times(text, "BEGIN:VEVENT") == 2);
  CHECK(times(text, "UID:019adf00-0000-7000-8000-000000000001-1") == 1);
  CHECK(times(text, "UID:019adf00-0000-7000-8000-000000000001-2") == 1);
  CHECK(times(text, "DTSTART;TZID=Asia/Hovd:20261207T090000") == 1);
  CHECK(times(text, "DTEND;TZID=Asia/Hovd:20261208T173000") == 1);
  CHECK(times(text, "SUMMARY:Хууль ба тооцоо (2/2)") == 1);
  CHECK(times(text, "DTSTAMP:20261127T105536Z") == 2);
  CHECK(times(text, "SEQUENCE:3") == 2);
  CHECK(times(text, "STATUS:CONFIRMED") == 2);
}

TEST_CASE("marks of the format are escaped in words, and stand bare in an address") {
  auto const text = text_of_run(a_run());
  CHECK(times(text, "LOCATION:Улаангом\\; музейн танхим\\, 2 давхар") == 2);
  CHECK(times(text, "URL:https://otor.example/#/learn/here?run=1,2") == 2);
  CHECK(times(text,
              "DESCRIPTION:Улаангом\\; музейн танхим\\, 2 давхар\\n"
              "https://otor.example/#/learn/here?run=1\\,2") == 2);
  auto run = a_run();
  run.title = "a\\b";
  run.days = {"2026-12-07"};
  run.place = run.link = "";
  auto const bare = text_of_run(run);
  CHECK(times(bare, "SUMMARY:a\\\\b") == 1);
  CHECK(bare.find("LOCATION") == bare.npos);
  CHECK(bare.find("URL") == bare.npos);
  CHECK(bare.find("DESCRIPTION") == bare.npos);
}

TEST_CASE("words from outside make no lines of their own") {
  auto run = a_run();
  run.title = "a\r\nATTACH:b";
  run.place = "c\nEND:VEVENT";
  run.link = "https://otor.example/\r\nATTACH:d";
  auto const text = text_of_run(run);
  for (auto const& line : lines_of(text)) {
    CHECK(!line.starts_with("ATTACH"));
    CHECK(line.find_first_of("\r\n") == line.npos);
  }
  CHECK(times(text, "END:VEVENT") == 2);
  CHECK(text.find("URL:") == text.npos);  // no address any more
  run.link = "javascript:alert(1)";
  CHECK(text_of_run(run).find("URL:") == std::string::npos);
}

TEST_CASE("no line has more than 75 bytes, and none ends within a letter") {
  auto run = a_run();
  for (std::size_t before = 0; before < 4; ++before) {
    run.title = std::string(before, 'a');
    for (int i = 0; i < 200; ++i) run.title += i % 7 == 6 ? "😀" : i % 7 == 3 ? "₮" : "ө";
    auto const text = text_of_run(run);
    for (auto const& line : lines_of(text)) {
      CHECK(line.size() <= 75);
      auto const first = static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]);
      CHECK((first & 0xc0) != 0x80);
    }
    CHECK(times(text, "SUMMARY:" + run.title + " (1/2)") == 1);
  }
  run.title = std::string(62, 'a');  // with "SUMMARY:" and " (1/2)" one byte more than a line has
  CHECK(text_of_run(run).find("(1/2\r\n )\r\n") != std::string::npos);
  run.title.pop_back();
  CHECK(text_of_run(run).find("(1/2)\r\n") != std::string::npos);
  run.title = std::string(200, '\x80');  // no letters at all, but it ends
  CHECK(times(text_of_run(run), "SUMMARY:" + run.title + " (1/2)") == 1);
}

TEST_CASE("a run that is not held any more is told as cancelled, under the same names") {
  auto run = a_run();
  run.cancelled = true;
  auto const text = text_of_run(run);
  CHECK(times(text, "STATUS:CANCELLED") == 2);
  CHECK(times(text, "STATUS:CONFIRMED") == 0);
  CHECK(times(text, "UID:019adf00-0000-7000-8000-000000000001-2") == 1);
}

TEST_CASE("what is no day or no time is refused") {
  auto const refused = [](auto change) {
    auto run = a_run();
    change(run);
    auto const text = calendar_text(run);
    return !text && text.error().kind == ProblemKind::bad_value;
  };
  for (auto const* wrong : {"", "9:00", "24:00", "09:60", "09:0a", "09:00:00", "17:30", "17:31"}) {
    CAPTURE(wrong);
    CHECK(refused([&](CalendarRun& run) { run.from = wrong; }));
  }
  CHECK(!refused([](CalendarRun& run) { run.from = "17:29"; }));
  CHECK(!refused([](CalendarRun& run) { run.to = "23:59"; }));
  CHECK(refused([](CalendarRun& run) { run.days[1] = "2026-02-30"; }));
}

}  // namespace otor::app
