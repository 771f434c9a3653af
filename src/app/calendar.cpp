// SPDX-License-Identifier: Apache-2.0
#include "app/calendar.h"

#include <algorithm>
#include <optional>

#include "base/month.h"
#include "event/time_of_day.h"
#include "handbook/document.h"

namespace otor::app {
namespace {

// Mongolia has kept no daylight time since 2017.
constexpr std::string_view zone =
    "BEGIN:VTIMEZONE\r\nTZID:Asia/Hovd\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

constexpr std::size_t longest_line = 75;  // bytes, without the end of the line

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// A line, folded where it is too long, never within a letter.
void put(std::string& out, std::string_view line) {
  for (auto room = longest_line; line.size() > room; room = longest_line - 1) {
    auto end = room;
    while (end + 3 > room && continues_letter(line[end])) --end;
    out += std::string(line.substr(0, end)) + "\r\n ";
    line.remove_prefix(end);
  }
  out += std::string(line) + "\r\n";
}

std::string escaped(std::string_view words) {
  std::string out;
  for (char const letter : words) {
    if (letter == '\\' || letter == ';' || letter == ',') out += '\\';
    if (letter == '\n') {
      out += "\\n";
    } else {
      out += letter;
    }
  }
  return out;
}

/// "09:00" as "090000".
std::optional<std::string> time_of(std::string_view text) {
  if (!event::is_time_of_day(text)) return std::nullopt;
  return std::string(text.substr(0, 2)) + std::string(text.substr(3)) + "00";
}

std::string compact(Date date) {
  auto text = text_of(date);
  std::erase(text, '-');
  return text;
}

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string moment_of(std::int64_t ms) {
  constexpr std::int64_t seconds_a_day = 86'400;
  auto const seconds = std::max<std::int64_t>(ms, 0) / 1000;
  auto const within = seconds % seconds_a_day;
  return compact(date_of_day(seconds / seconds_a_day)) + "T" + two_digits(within / 3600) +
         two_digits(within / 60 % 60) + two_digits(within % 60) + "Z";
}

// As an address it is taken letter by letter, so nothing may stand in it that is not of one.
bool is_web_address(std::string_view link) {
  return (link.starts_with("https://") || link.starts_with("http://")) &&
         std::ranges::all_of(link, [](char letter) { return letter > ' ' && letter < '\x7f'; });
}

// What stands in every event behind its own days.
std::string shared_lines(CalendarRun const& run) {
  std::string out;
  put(out, "SEQUENCE:" + std::to_string(run.sequence));
  put(out, "DTSTAMP:" + moment_of(run.stamped_ms));
  put(out, run.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  auto const place = handbook::plain_words(run.place), link = handbook::plain_words(run.link);
  if (!place.empty()) put(out, "LOCATION:" + escaped(place));
  if (is_web_address(link)) put(out, "URL:" + link);
  auto const about = place.empty() || link.empty() ? place + link : place + "\n" + link;
  if (!about.empty()) put(out, "DESCRIPTION:" + escaped(about));
  return out;
}

}  // namespace

Result<std::string> calendar_text(CalendarRun const& run) {
  auto const from = time_of(run.from), to = time_of(run.to);
  if (!from || !to || *from >= *to)
    return problem(ProblemKind::bad_value, "from, to: times of one day, the later one last.");
  std::string out =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//otor//training//MN\r\nCALSCALE:GREGORIAN\r\n"
      "METHOD:PUBLISH\r\n";
  out += zone;
  auto const title = handbook::plain_words(run.title);
  auto const shared = shared_lines(run);
  for (std::size_t at = 0; at < run.days.size(); ++at) {
    auto const day = parse_date(run.days[at]);
    if (!day) return problem(ProblemKind::bad_value, "days: " + day.error().detail);
    auto const number = std::to_string(at + 1), of = std::to_string(run.days.size());
    put(out, "BEGIN:VEVENT");
    put(out, "UID:" + text_of(run.run) + "-" + number);
    put(out, "DTSTART;TZID=Asia/Hovd:" + compact(*day) + "T" + *from);
    put(out, "DTEND;TZID=Asia/Hovd:" + compact(*day) + "T" + *to);
    auto const which = run.days.size() > 1 ? " (" + number + "/" + of + ")" : "";
    put(out, "SUMMARY:" + escaped(title + which));
    out += shared;
    put(out, "END:VEVENT");
  }
  put(out, "END:VCALENDAR");
  return out;
}

}  // namespace otor::app
