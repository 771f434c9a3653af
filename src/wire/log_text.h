// SPDX-License-Identifier: Apache-2.0
#pragma once
// A whole log as the page hands it over, read entry by entry out of the text of the request, in one
// pass: a tree of fifty thousand entries would take longer to build than the log to fold.

#include <optional>
#include <string_view>

#include "wire/record_message.h"

namespace otor::wire {

class LogText {
 public:
  /// `request` begins like {"call":"log_load","body":{"entries":[...]}} as JSON.stringify writes
  /// it. Nothing for any other text.
  static std::optional<LogText> in(std::string_view request);

  /// The next entry, in their order. False at the end, and where the text is not what
  /// JSON.stringify writes of entries: see `good`. The ordinary reader takes it then, or says what
  /// is wrong with it.
  bool next(LogEntry& entry);
  bool good() const { return good_; }

 private:
  explicit LogText(std::string_view text) : text_(text) {}

  bool end();
  bool no() { return good_ = false; }
  bool skip(char expected);
  bool skip(std::string_view expected);
  bool member(LogEntry& entry, unsigned& seen);
  bool read(std::string& found);
  bool read(std::int64_t& found);
  bool read_received(std::optional<Verbatim>& found);
  bool escape(std::string& found);

  std::string_view text_;  // from the list on
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace otor::wire
