// SPDX-License-Identifier: Apache-2.0
#include "app/certificate_text.h"

#include <algorithm>

#include "base/format.h"
#include "handbook/paragraph.h"

namespace otor::app {
namespace {

using namespace handbook;

constexpr std::size_t most_letters = 120, most_of_lessons = 800, most_of_number = 40,
                      most_days_named = 4;

Words plain(std::string text) { return {Run{std::move(text)}}; }
Words strong(std::string text) { return {Run{std::move(text), true}}; }
class Certificate {
 public:
  Certificate(CertificatePaper const& paper, Language language)
      : paper_(paper), format_(language) {}

  Document made() {
    Document document;
    document.language = code_of(format_.language());
    document.title = say("certificate.title") + ": " + plain_words(paper_.name);
    document.subject = plain_words(paper_.course);
    if (auto const day = parse_date(paper_.on)) document.made = *day;
    if (paper_.made_up) document.watermark = say("sheet.made_up");
    header();
    whose();
    put({Columns{{{4, lessons()}, {3, {{facts(), {}}}}}}, {}});
    put(paragraph(strong(holds()), Part::body));
    put({Rule{}, {}});
    put(foot());
    document.blocks = std::move(blocks_);
    return document;
  }

 private:
  std::string say(std::string_view key, Places const& places = {}) const {
    return format_.say(key, places);
  }
  void put(Block block) { blocks_.push_back(std::move(block)); }

  void header() {
    Column left{3, {paragraph(strong(say("certificate.title")), Part::title)}};
    Column right{2,
                 {paragraph(strong(say("app.name")), Part::lead, true),
                  paragraph(plain(say("certificate.number", {{"number", paper_.number}})),
                            Part::small, true)}};
    put({Columns{{std::move(left), std::move(right)}}, {}});
    put({Rule{true}, {}});
  }

  void whose() {
    put(paragraph(plain(""), Part::caption));
    put(paragraph(strong(plain_words(paper_.name)), Part::amount));
    put(paragraph(plain(say("certificate.completed")), Part::body));
    put(paragraph(plain(""), Part::fine));
    put(paragraph(strong(plain_words(paper_.course)), Part::title));
  }

  std::vector<Block> lessons() const {
    if (paper_.lessons.empty()) return {};
    std::string all;
    for (auto const& lesson : paper_.lessons)
      all += (all.empty() ? "" : "\u00a0· ") + plain_words(lesson);
    return {paragraph(strong(say("certificate.lessons")), Part::label),
            paragraph(plain(std::move(all)), Part::small)};
  }

  Table facts() const {
    Table table;
    auto const row = [&](std::string_view key, std::string told) {
      table.rows.push_back({plain(say(key)), strong(std::move(told))});
    };
    row("certificate.days", days());
    if (paper_.hours > 0)
      row("certificate.length", format_.count("certificate.hours", paper_.hours));
    row("certificate.given", short_date(paper_.on));
    return table;
  }

  // Of many days the first and the last, and how many they were.
  std::string days() const {
    auto const& days = paper_.days;
    if (days.size() > most_days_named)
      return short_date(days.front()) + " – " + short_date(days.back()) + " (" +
             format_.count("certificate.count", std::ssize(days)) + ")";
    std::string all;
    for (auto const& day : days) all += (all.empty() ? "" : ", ") + short_date(day);
    return all;
  }

  std::string holds() const {
    return paper_.through.empty()
               ? say("certificate.holds")
               : say("certificate.holds_until", {{"day", short_date(paper_.through)}});
  }

  // The lines stand at one height, whatever is said below them.
  Column signed_by(std::string below) const {
    return {3,
            {paragraph(plain(""), Part::amount),
             {Lines{"", 1}, {}},
             paragraph(plain(std::move(below)), Part::small)}};
  }

  Block foot() const {
    std::vector<Column> columns{
        signed_by(say("certificate.trainer", {{"name", plain_words(paper_.trainer)}})),
        signed_by(say("certificate.department"))};
    if (!paper_.site.empty()) {
      Code code{certificate_address(paper_.site, paper_.number), say("certificate.scan")};
      columns.push_back({2, {{std::move(code), {}}}});
    }
    return {Columns{std::move(columns)}, {}};
  }

  CertificatePaper const& paper_;
  Format format_;
  std::vector<Block> blocks_;
};

std::size_t letters_of(std::string const& words) {
  return static_cast<std::size_t>(std::ranges::count_if(
      words, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

bool fits(CertificatePaper const& paper) {
  std::size_t of_lessons = 0;
  for (auto const& lesson : paper.lessons) of_lessons += letters_of(lesson) + 3;
  return letters_of(paper.name) <= most_letters && letters_of(paper.course) <= most_letters &&
         letters_of(paper.trainer) <= most_letters && of_lessons <= most_of_lessons;
}

bool is_number(std::string_view number) {
  return !number.empty() && number.size() <= most_of_number &&
         std::ranges::all_of(number, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= 'a' && letter <= 'z') || letter == '-';
         });
}

}  // namespace

std::string certificate_address(std::string_view site, std::string_view number) {
  return std::string(site) + "/#/certificate/" + std::string(number);
}

Result<Document> certificate_document(CertificatePaper const& paper, Language language) {
  if (!is_number(paper.number))
    return problem(ProblemKind::bad_value, "number: Latin letters, digits and hyphens.");
  if (paper.days.empty()) return problem(ProblemKind::bad_value, "days: at least one.");
  if (!fits(paper))
    return problem(ProblemKind::too_large,
                   "A certificate has 120 letters in one place, and 800 for its lessons.");
  return Certificate(paper, language).made();
}

}  // namespace otor::app
