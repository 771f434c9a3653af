// SPDX-License-Identifier: Apache-2.0
#pragma once
// A JSON text that stays as it is while the server runs: whoever has it is told so by its tag.

#include <memory>
#include <string>

#include "event/event.h"
#include "server/http.h"

namespace otor::server {

class TaggedAnswer {
 public:
  TaggedAnswer() = default;
  explicit TaggedAnswer(std::string text)
      : tag_('"' + event::hash_of(text).substr(0, 16) + '"'),
        text_(std::make_shared<std::string const>(std::move(text))) {}

  HttpAnswer answer(HttpRequest const& request) const {
    HttpAnswer answer;
    answer.headers.emplace_back("ETag", tag_);
    answer.headers.emplace_back("Cache-Control", "no-cache");
    if (request.if_none_match.find(tag_) == std::string::npos) {
      answer.status = 200;
      answer.body = text_;
    } else {
      answer.status = 304;
    }
    return answer;
  }

 private:
  std::string tag_;
  std::shared_ptr<std::string const> text_;
};

}  // namespace otor::server
