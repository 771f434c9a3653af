// SPDX-License-Identifier: Apache-2.0
#pragma once
// A request as Beast reads it, and as it is handed on. Of http.cpp alone.

#include <boost/beast/http.hpp>
#include <limits>
#include <optional>

#include "server/http.h"

namespace otor::server {

namespace http = boost::beast::http;

inline std::string header(http::fields const& fields, std::string_view name) {
  auto const found = fields[boost::beast::string_view(name.data(), name.size())];
  return {found.data(), found.size()};
}

inline HttpRequest request_of(http::request<http::string_body>& message, std::string address) {
  HttpRequest request;
  auto const method = message.method_string();
  request.method = {method.data(), method.size()};
  std::string const target(message.target().data(), message.target().size());
  auto const question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  if (question < target.size()) request.query = target.substr(question + 1);
  request.address = std::move(address);
  request.authorization = header(message, "Authorization");
  request.cookie = header(message, "Cookie");
  request.origin = header(message, "Origin");
  request.host = header(message, "Host");
  request.otor_header = header(message, "X-Otor");
  request.accept = header(message, "Accept");
  request.accept_encoding = header(message, "Accept-Encoding");
  request.if_none_match = header(message, "If-None-Match");
  request.range = header(message, "Range");
  request.if_range = header(message, "If-Range");
  request.body = std::move(message.body());
  return request;
}

/// Of HTTP/1.1 a request says, once, whom it is for (RFC 9112, 3.2).
inline bool says_host(http::request<http::string_body> const& message) {
  auto const hosts = message.count(http::field::host);
  return hosts == 1 || (hosts == 0 && message.version() < 11);
}

using Parser = http::request_parser<http::string_body>;

/// How many bytes of body may follow this header.
inline std::uint64_t awaited_bytes(Parser const& parser) {
  if (parser.chunked()) return std::numeric_limits<std::uint64_t>::max();
  auto const length = parser.content_length();
  return length ? *length : 0;
}

/// What a failed read means for the peer; nothing when there is nobody to tell.
inline std::optional<HttpAnswer> answer_for(boost::system::error_code error, bool late,
                                            bool began) {
  if (late && began) return problem_answer(408, "too_slow", "The request did not arrive in time.");
  if (error == http::error::body_limit)
    return problem_answer(413, "too_large", "The body is too large.");
  if (error == http::error::header_limit) {
    return problem_answer(431, "too_large", "The header is too large.");
  }
  if (error.category() == make_error_code(http::error::end_of_stream).category() &&
      error != http::error::end_of_stream && error != http::error::partial_message) {
    return problem_answer(400, "bad_request", "This is not HTTP.");
  }
  return std::nullopt;
}

}  // namespace otor::server
