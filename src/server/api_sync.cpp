// SPDX-License-Identifier: Apache-2.0
// The calls of a phone that meets its server: hello, push, pull, and a soum's record as one file.
#include <algorithm>

#include "app/hello.h"
#include "app/pull.h"
#include "server/api.h"
#include "store/sql_number_keys.h"
#include "wire/byte_range.h"
#include "wire/event_line.h"
#include "wire/json.h"

namespace otor::server {

HttpAnswer Api::hello(HttpRequest const& request, app::Account const& account) {
  auto const asked = wire::read_text<app::HelloRequest>(request.body);
  if (!asked) return problem_answer(asked.error());
  auto answer = app::hello(account, *asked, home_, devices_, clock_);
  if (!answer) return problem_answer(answer.error());
  auto const cards = app::cards_told(*asked, home_, clock_);
  if (!cards) return problem_answer(cards.error());
  if (auto told = audit_.note_cards(account.user, asked->device, *cards); !told)
    return problem_answer(told.error());
  auto const head = audit_.head();
  if (!head) return problem_answer(head.error());
  if (head->n > 0) answer->audit = app::HelloHead{head->n, head->hash};
  if (!answer->revoked) {
    store::SqlNumberKeys kept(store_);
    auto keys = app::number_keys_of(answer->areas, kept);
    if (!keys) return problem_answer(keys.error());
    answer->number_keys = std::move(*keys);
  }
  return json_answer(200, wire::text_of_message(*answer));
}

HttpAnswer Api::push(HttpRequest const& request, app::Account const& account) {
  return text_or_problem(app::push(account, request.body, home_, log_, devices_, clock_));
}

HttpAnswer Api::pull(HttpRequest const& request, app::Account const& account) {
  auto const after = query_number(request.query, "after", 0);
  auto const limit = query_number(request.query, "limit", 1'000);
  if (!after || !limit) return problem_answer(after ? limit.error() : after.error());
  auto const most = std::min(*limit, app::most_events_in_pull);
  auto const device = event::parse_uuid(query_value(request.query, "device"));
  auto pulled = app::pull(account, {*after, most, device}, home_, log_, devices_);
  if (!pulled) return problem_answer(pulled.error());
  if (pulled->nothing) return json_answer(200, std::move(pulled->text));
  store::AuditRow row;
  if (device) row.device = text_of(*device);
  row.reason = "pull";
  row.first = *after;
  row.last = pulled->next;
  auto told = tell_seen(account, app::Verb::see, app::Matter::record, std::move(row));
  return told ? json_answer(200, std::move(pulled->text)) : problem_answer(told.error());
}

/// What was read is told before it leaves.
Result<void> Api::tell_seen(app::Account const& account, app::Verb verb, app::Matter matter,
                            store::AuditRow row) {
  row.actor = account.user;
  row.verb = "see";
  row.classes = boost::describe::enum_to_string(matter, "");
  for (auto const& area : app::areas_for(account, verb, matter, home_.areas))
    row.area += (row.area.empty() ? "" : " ") + area;
  return audit_.note(std::move(row));
}

namespace {

/// The file, or the part of it that is asked for and that is of the same file still.
HttpAnswer part_answer(HttpRequest const& request, Snapshot const& snapshot) {
  HttpAnswer answer;
  answer.content_type = "application/octet-stream";
  answer.headers.emplace_back("ETag", snapshot.tag);
  answer.headers.emplace_back("Accept-Ranges", "bytes");
  auto const size = snapshot.bytes.size();
  bool const same = request.if_range.empty() || request.if_range == snapshot.tag;
  auto const asked = same ? wire::range_in(request.range, size) : wire::RangeAsked{};
  if (asked.whole) {
    answer.body = std::make_shared<std::string const>(snapshot.bytes);
    return answer;
  }
  if (!asked.part) {
    auto refused = problem_answer(416, "bad_value", "The file ends before this part.");
    refused.headers.emplace_back("Content-Range", "bytes */" + std::to_string(size));
    return refused;
  }
  auto const [first, last] = *asked.part;
  answer.status = 206;
  answer.headers.emplace_back(
      "Content-Range",
      "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/" + std::to_string(size));
  answer.body = std::make_shared<std::string const>(snapshot.bytes, first, last - first + 1);
  return answer;
}

}  // namespace

/// Of a soum that the account does not see it is told what it is told of one that does not exist.
HttpAnswer Api::snapshot(HttpRequest const& request, app::Account const& account) {
  auto const area = query_value(request.query, "area");
  auto const device = event::parse_uuid(query_value(request.query, "device"));
  auto const at = query_number(request.query, "at", -1);
  if (!at) return problem_answer(at.error());
  auto const streams = streams_for(account, home_);
  if (std::ranges::find(streams, area) == streams.end())
    return problem_answer(404, "not_found", "There is no such soum among yours.");
  if (auto given = app::still_given(device, devices_); !given) return problem_answer(given.error());
  auto const made =
      snapshots_->of_account(account, area, *at < 0 ? std::nullopt : std::optional(*at));
  if (!made) return problem_answer(made.error());
  auto const& snapshot = *made->snapshot;
  if (request.if_none_match == snapshot.tag) {
    HttpAnswer same;
    same.status = 304;
    same.headers.emplace_back("ETag", snapshot.tag);
    return same;
  }
  auto row = row_of(snapshot, account);
  if (device) row.device = text_of(*device);
  if (auto told = audit_.note(std::move(row)); !told) return problem_answer(told.error());
  auto answer = part_answer(request, snapshot);
  answer.headers.emplace_back("Otor-Next", std::to_string(made->next));
  return answer;
}

}  // namespace otor::server
