// SPDX-License-Identifier: Apache-2.0
#include "server/http.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr auto retry_after = "Retry-After";

std::string_view title(int status) {
  switch (status) {
    case 400: return "The request cannot be read";
    case 401: return "Not signed in";
    case 403: return "Not allowed";
    case 404: return "Not found";
    case 405: return "Not this way";
    case 408: return "Too slow";
    case 409: return "Conflict";
    case 413: return "Too large";
    case 415: return "Unknown form";
    case 416: return "There is no such part";
    case 422: return "Cannot be computed";
    case 429: return "Too many tries";
    case 431: return "Header too large";
    case 503: return "Not now";
    default: return "Something went wrong here";
  }
}

}  // namespace

int http_status(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::bad_json:
    case ProblemKind::not_utf8:
    case ProblemKind::duplicate_key:
    case ProblemKind::unknown_key:
    case ProblemKind::missing_key:
    case ProblemKind::bad_value:
    case ProblemKind::not_an_event:
    case ProblemKind::unfit_body: return 400;
    case ProblemKind::too_large: return 413;
    case ProblemKind::bad_month:
    case ProblemKind::bad_span:
    case ProblemKind::bad_birth:
    case ProblemKind::bad_amount:
    case ProblemKind::too_many_spans:
    case ProblemKind::plan_in_past:
    case ProblemKind::paid_in_future:
    case ProblemKind::not_known: return 422;
    case ProblemKind::not_signed_in:
    case ProblemKind::wrong_password: return 401;
    case ProblemKind::too_many_tries: return 429;
    case ProblemKind::not_allowed:
    case ProblemKind::device_lost:
    case ProblemKind::foreign_area:
    case ProblemKind::author_unproved:
    case ProblemKind::another_device: return 403;
    case ProblemKind::unknown_call:
    case ProblemKind::not_found: return 404;
    case ProblemKind::another_key:
    case ProblemKind::fork:
    case ProblemKind::circle: return 409;
    case ProblemKind::storage: return 503;
    case ProblemKind::bad_law:
    case ProblemKind::damaged_pack:
    case ProblemKind::internal: return 500;
  }
  return 500;
}

HttpAnswer json_answer(int status, std::string body) {
  HttpAnswer answer;
  answer.status = status;
  answer.body = std::make_shared<std::string const>(std::move(body));
  return answer;
}

HttpAnswer csv_answer(BodyParts parts, std::string const& name, std::string const& day) {
  HttpAnswer file;
  file.parts = std::move(parts);
  file.content_type = "text/csv; charset=utf-8";
  file.headers.emplace_back("Content-Disposition",
                            "attachment; filename=\"otor-" + name + "-" + day + ".csv\"");
  return file;
}

HttpAnswer csv_answer(std::string bytes, std::string const& name, std::string const& day) {
  auto file = csv_answer(BodyParts(), name, day);
  file.body = std::make_shared<std::string const>(std::move(bytes));
  return file;
}

HttpAnswer problem_answer(int status, std::string_view code, std::string_view detail) {
  std::string body = R"({"type":"about:blank","title":)";
  wire::write_string(body, title(status));
  body += ",\"status\":" + std::to_string(status) + ",\"code\":";
  wire::write_string(body, code);
  body += ",\"detail\":";
  wire::write_string(body, detail);
  body += "}";
  auto answer = json_answer(status, std::move(body));
  answer.content_type = "application/problem+json";
  if (status == 401) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  // How long papers take that are being made nobody knows; a login is told its own time.
  if (status == 503 || status == 429) answer.headers.emplace_back(retry_after, "30");
  return answer;
}

HttpAnswer problem_answer(Problem const& problem) {
  return problem_answer(http_status(problem.kind), code(problem.kind), problem.detail);
}

HttpAnswer problem_answer(Problem const& problem, std::int64_t wait) {
  auto answer = problem_answer(problem);
  for (auto& [name, value] : answer.headers) {
    if (wait > 0 && name == retry_after) value = std::to_string(wait);
  }
  return answer;
}

}  // namespace otor::server
