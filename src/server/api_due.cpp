// SPDX-License-Identifier: Apache-2.0
// The sheets of all who are due a follow-up: who they are, and the pile as one PDF.
#include "press/pdf.h"
#include "server/apart.h"
#include "server/api.h"
#include "server/pile.h"
#include "wire/json.h"

namespace otor::server {

namespace {

Problem busy() {
  return {ProblemKind::too_many_tries, "Sheets are being made already; ask again when they are."};
}

}  // namespace

HttpAnswer Api::due(HttpRequest const& request, app::Account const& account) {
  auto const question =
      app::question_of(listed(query_value(request.query, "areas")),
                       query_value(request.query, "until"), day_in_west(clock_.now_ms()));
  if (!question) return problem_answer(question.error());
  auto const soums = app::soums_of(account, *question, home_);
  if (!soums) return problem_answer(soums.error());
  auto const terms = due_terms(store_);
  if (!terms) return problem_answer(terms.error());
  auto const count = counted_due(*soums, *question, *terms, awaited_by(request));
  if (!count) return problem_answer(count.error());
  auto const answer = app::due_answer(*count, *question, *terms);
  if (!answer.left.empty()) {
    auto row = row_of_left(*count, answer.left.size(), *soums, account.user);
    if (auto told = audit_.note(std::move(row)); !told) return problem_answer(told.error());
  }
  return json_answer(200, wire::text_of_message(answer));
}

Result<app::DueCount> Api::counted_due(std::vector<std::string> const& soums,
                                       app::DueQuestion const& question, app::DueTerms const& terms,
                                       app::Awaited const& awaited) {
  auto const kept = worklists_.with_sheets(soums, question.today, awaited);
  if (!kept) return std::unexpected(kept.error());
  return app::due_count(*kept, question, terms);
}

HttpAnswer Api::sheets(HttpRequest const& request, app::Account const& account) {
  auto const asked = wire::read_text<app::SheetsRequest>(request.body);
  if (!asked) return problem_answer(asked.error());
  auto const turn = piles_.take(account.user);
  if (!turn) return problem_answer(busy());
  return apart([&] { return printed_due(request, account, *asked); });
}

Result<app::PileWords> Api::pile_words(app::SheetsRequest const& asked, HttpRequest const& request,
                                       app::Account const& account) {
  app::PileWords words;
  words.language = asked.language.value_or(Language::mn);
  auto settled = settled_programme(store_);
  if (!settled) return std::unexpected(settled.error());
  words.programme = std::move(*settled);
  words.made_up = account.made_up;
  words.page = site_of(request);
  return words;
}

HttpAnswer Api::printed_due(HttpRequest const& request, app::Account const& account,
                            app::SheetsRequest const& asked) {
  auto question = app::question_of(asked.areas.value_or(std::vector<std::string>{}),
                                   asked.until.value_or(""), day_in_west(clock_.now_ms()));
  if (!question) return problem_answer(question.error());
  question->officer = asked.officer;
  auto const paper = asked.paper.value_or("a4");
  if (paper != "a4" && paper != "a5")
    return problem_answer(400, "bad_value", "paper: a4 or a5 is expected.");
  auto const soums = app::soums_of(account, *question, home_);
  if (!soums) return problem_answer(soums.error());
  auto const terms = due_terms(store_);
  if (!terms) return problem_answer(terms.error());
  auto const words = pile_words(asked, request, account);
  if (!words) return problem_answer(words.error());
  auto const awaited = awaited_by(request);
  // Too many are refused before the record of all their soums is read.
  auto const count = counted_due(*soums, *question, *terms, awaited);
  if (!count) return problem_answer(count.error());
  if (auto good = app::within_most(app::sheets_in(*count)); !good)
    return problem_answer(good.error());
  auto const people = app::due_people(*soums, *question, *terms, law_, log_, awaited);
  if (!people) return problem_answer(people.error());
  auto bytes = std::make_shared<std::string>();
  auto const keep = [&](std::string_view more) {
    *bytes += more;
    return true;
  };
  press::Pdf pdf(keep, press::personal_sheet(paper == "a5" ? press::sheet_a5 : press::sheet_a4),
                 app::pile_title(*question, *words));
  auto const made = app::pile(*people, *question, *terms, *words, law_, awaited,
                              [&](handbook::Document const& document) -> Result<void> {
                                auto const added = pdf.add(document);
                                if (!added) return std::unexpected(added.error());
                                return {};
                              });
  if (!made) return problem_answer(made.error());
  if (auto done = pdf.finish(); !done) return problem_answer(done.error());
  auto row = row_of_sheets(*people, *soums, account.user);
  if (auto told = audit_.note(std::move(row)); !told) return problem_answer(told.error());
  HttpAnswer answer;
  answer.content_type = "application/pdf";
  answer.body = std::move(bytes);
  answer.headers.emplace_back("Otor-Sheets", std::to_string(*made));
  answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"otor-sheets-" +
                                                         text_of(question->today) + ".pdf\"");
  return answer;
}

}  // namespace otor::server
