// SPDX-License-Identifier: Apache-2.0
// Whether visits happened: call-backs that are drawn by lot.
#include "app/report_text.h"
#include "server/api.h"
#include "server/codebooks.h"
#include "server/quality_room.h"
#include "server/query.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::size_t largest_order = std::size_t{1} << 14;

/// How the page is asked for: as it is, or as a file in a language.
struct Asked {
  bool file = false;
  Language language{};
};

Result<Asked> asked_in(std::string_view query) {
  auto const form = query_value(query, "form");
  auto const language = language_in(query);
  if (!language) return std::unexpected(language.error());
  if (!form.empty() && form != "csv")
    return problem(ProblemKind::bad_value, "form: csv is expected, or none.");
  return Asked{!form.empty(), *language};
}

/// The page or its file; who was seen in either stands in the audit before it leaves.
template <class Desk>
HttpAnswer answer_of(Result<Desk> const& desk, HttpRequest const& request,
                     app::Account const& account, store::Store& store, store::SqlAudit& audit) {
  if (!desk) return problem_answer(desk.error());
  auto const asked = asked_in(request.query);
  if (!asked) return problem_answer(asked.error());
  std::string bytes;
  std::string name;
  if (asked->file) {
    auto const report = quality_report(*desk, asked->language, store);
    if (!report) return problem_answer(report.error());
    bytes = app::report_csv(*report);
    name = report->name;
  }
  if (auto row = row_of_quality(*desk, account.user))
    if (auto told = audit.note(std::move(*row)); !told) return problem_answer(told.error());
  if (asked->file) return csv_answer(std::move(bytes), name, desk->today);
  return json_answer(200, wire::text_of_message(*desk));
}

}  // namespace

HttpAnswer Api::quality(HttpRequest const& request, app::Account const& account) {
  auto const asked = query_value(request.query, "draw");
  auto const draw = event::parse_uuid(asked);
  if (!asked.empty() && !draw) return problem_answer(400, "bad_value", "draw: a UUID is expected.");
  auto room = quality_room(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const desk =
      app::quality_desk(account,
                        {query_value(request.query, "from"), query_value(request.query, "to"),
                         draw ? std::optional(*draw) : std::nullopt},
                        room->ports(home_.areas));
  return answer_of(desk, request, account, store_, audit_);
}

HttpAnswer Api::remarks(HttpRequest const& request, app::Account const& account) {
  auto const codebook = whole_codebook(store_);
  if (!codebook) return problem_answer(codebook.error());
  auto room = quality_room(store_, clock_);
  if (!room) return problem_answer(room.error());
  app::RemarksQuestion const question{query_value(request.query, "from"),
                                      query_value(request.query, "to")};
  auto const desk = app::remarks_desk(question, account, *codebook, room->ports(home_.areas));
  return answer_of(desk, request, account, store_, audit_);
}

HttpAnswer Api::order_quality(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 16 KiB.");
  auto const order = wire::read_text<app::QualityOrder>(request.body);
  if (!order) return problem_answer(order.error());
  auto room = quality_room(store_, clock_);
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  // One after the other: whether these days were drawn in hangs on what was written before.
  std::lock_guard const lock(desk_);
  auto const made = app::events_of(*order, account, room->ports(home_.areas));
  if (!made) return problem_answer(made.error());
  auto const written =
      app::write_at_desk(account, made->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  app::QualityOrdered const done{made->draw, std::ssize(made->events)};
  return json_answer(200, wire::text_of_message(done));
}

}  // namespace otor::server
