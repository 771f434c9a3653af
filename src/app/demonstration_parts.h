// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the made-up season draws from and writes with.

#include <string>
#include <string_view>
#include <vector>

#include "app/demonstration.h"
#include "app/line_writer.h"
#include "base/chance.h"
#include "wire/json.h"

namespace otor::app {

inline std::string quoted(std::string_view text) {
  std::string out;
  wire::write_string(out, text);
  return out;
}

inline std::string id_text(event::Uuid id) { return "\"" + text_of(id) + "\""; }

/// The draws of one deployment: everything follows from the seed.
class Draws {
 public:
  explicit Draws(DemonstrationPlan const& plan) : plan_(plan) {}
  std::size_t below(std::size_t count, std::uint64_t who, std::string_view what,
                    std::uint64_t when = 0) const {
    return static_cast<std::size_t>(
        chance_below(count, plan_.seed, {who, chance_word(what), when}));
  }
  std::string const& one_of(std::vector<std::string> const& words, std::uint64_t who,
                            std::string_view what, std::uint64_t when = 0) const {
    return words[below(words.size(), who, what, when)];
  }
  event::Uuid id(std::int64_t ms, std::uint64_t who, std::string_view what,
                 std::uint64_t when = 0) const {
    return event::uuid_v7(
        ms, "demonstration/" + std::to_string(plan_.seed),
        std::string(what) + "/" + std::to_string(who) + "/" + std::to_string(when));
  }

 private:
  DemonstrationPlan const& plan_;
};

/// One officer's phone: writes events and hands them over in pushes.
class Phone {
 public:
  Phone(Account officer, event::Uuid device, std::string seed, std::vector<DemonstrationPush>& out)
      : officer_(std::move(officer)), writer_(device, officer_.user, std::move(seed)), out_(out) {}

  event::Uuid write(std::string_view kind, std::string_view area, event::Uuid subject,
                    std::string_view body, std::int64_t ms, std::vector<event::Uuid> over = {}) {
    auto written = writer_.write(kind, area, subject, body, ms, std::move(over));
    lines_ += (lines_.empty() ? "" : ",") + written.line;
    if (++count_ == most_events) send(ms);
    return written.id;
  }
  void send(std::int64_t ms) {
    if (count_ == 0) return;
    out_.push_back({officer_, ms,
                    "{\"device\":" + id_text(writer_.device()) + ",\"now\":" + std::to_string(ms) +
                        ",\"events\":[" + lines_ + "]}"});
    lines_.clear();
    count_ = 0;
  }
  Account const& officer() const { return officer_; }

 private:
  static constexpr std::size_t most_events = 400;  // in one push
  Account officer_;
  LineWriter writer_;
  std::vector<DemonstrationPush>& out_;
  std::string lines_;
  std::size_t count_ = 0;
};

}  // namespace otor::app
