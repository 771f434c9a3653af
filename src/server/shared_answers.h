// SPDX-License-Identifier: Apache-2.0
#pragma once
// The answers of the handbook, for many threads.

#include <mutex>

#include "app/answer_book.h"

namespace otor::server {

class SharedAnswers final : public app::Answering {
 public:
  /// All that `sources` names outlives it.
  explicit SharedAnswers(app::EditionSources const& sources) : book_(sources) {}

  std::shared_ptr<std::map<std::string, app::ChangeDays> const> changes(Date day) override {
    std::lock_guard const lock(mutex_);
    return book_.changes(day);
  }
  std::optional<app::AnswerSaid> on(std::string const& question, Date day,
                                    Language language) override {
    std::lock_guard const lock(mutex_);
    return book_.on(question, day, language);
  }

 private:
  std::mutex mutex_;
  app::AnswerBook book_;
};

}  // namespace otor::server
