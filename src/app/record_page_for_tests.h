// SPDX-License-Identifier: Apache-2.0
#pragma once
// A page with its core, for tests of the record calls: JSON in, JSON out. The people are made up.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/record_calls.h"
#include "event/event.h"

namespace otor::app {

namespace json = boost::json;

inline constexpr std::string_view device = "01934f6e-8c00-7abc-8def-000000000001";
inline constexpr std::int64_t wall = 1'795'000'000'000;

// A page with its core.
class PageOfTest {
 public:
  RecordSession session;

  explicit PageOfTest(std::string_view of = device, std::string_view user = "tes") {
    ask("log_open", R"({"device":")" + std::string(of) + R"(","user":")" + std::string(user) +
                        R"(","name":"Тэс","role":"officer","areas":["18301"],"made_up":true})");
  }

  json::value ask(std::string_view call, std::string const& body) {
    return *wire::parse_strict(answer_record(session, call, *wire::parse_strict(body)));
  }

  // Makes an event and gives its line; `load` takes it into memory.
  std::string make(std::string_view kind, std::string_view subject, std::string const& body,
                   std::string const& over = "", std::string const& area = "18301") {
    std::string const about =
        subject.empty() ? "" : R"("subject":")" + std::string(subject) + R"(",)";
    auto const made =
        ask("event_new",
            R"({"kind":")" + std::string(kind) + R"(",)" + about + R"("area":")" + area +
                R"(","body":)" + body + over + R"(,"wall_ms":)" + std::to_string(wall + ++made_) +
                R"(,"at":"2026-11-23T10:11:12+07:00","random":")" + random() + R"("})");
    REQUIRE(made.as_object().contains("line"));
    return std::string(made.at("line").as_string());
  }

  json::value load(std::vector<std::string> const& lines, std::string const& more = "") {
    std::string body = R"({"entries":[)";
    for (auto const& line : lines) {
      body += body.back() == '[' ? R"({"line":)" : R"(,{"line":)";
      wire::write_string(body, line);
      body += more + "}";
    }
    return ask("log_load", body + "]}");
  }

  std::string say(std::string_view kind, std::string_view subject, std::string const& body,
                  std::string const& over = "") {
    auto const line = make(kind, subject, body, over);
    CHECK(load({line}).at("bad").as_array().empty());
    return line;
  }

 private:
  std::string random() const {
    auto digits =
        std::to_string(made_ * 7919) + std::string(session.owner->user == "tes" ? "a" : "b");
    return std::string(32 - digits.size(), '0') + digits;
  }
  int made_ = 0;
};

inline std::string subject_of(std::string const& line) {
  return text_of(wire::read_line(line)->envelope.subject);
}
inline std::string id_of(std::string const& line) {
  return text_of(wire::read_line(line)->envelope.id);
}

inline std::string canonical(json::value const& value) {
  std::string text;
  REQUIRE(wire::write_canonical(text, value));
  return text;
}

}  // namespace otor::app
