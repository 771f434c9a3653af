// SPDX-License-Identifier: Apache-2.0
#pragma once
// The door to the record core, as the page has it: a name and a body in, JSON out. The real core
// stands behind it.

#include <map>
#include <string>
#include <string_view>

#include "app/record_session.h"
#include "simulator/planted.h"
#include "wire/json.h"

namespace otor::simulator {

/// The core answered with a problem, as the page would see it: an exception.
struct CoreProblem {
  std::string code, detail;
};

/// Of which time a phone's program is. An older one does not know some kinds yet.
enum class Program { present, older };

/// Whether only the present program knows the kind of this line.
bool is_newer(std::string_view line);
/// Whether only the present program writes such events.
bool is_newer_kind(std::string_view kind);

class Core {
 public:
  explicit Core(Planted planted, Program program = Program::present)
      : planted_(planted), program_(program) {}
  /// Throws CoreProblem.
  wire::json::value call(std::string_view name, std::string const& body);
  /// The bytes, whatever they say.
  std::string text(std::string_view name, std::string const& body);

 private:
  app::RecordSession session_;
  Planted planted_;
  Program program_;
  std::map<std::string, std::int64_t> taken_;  // planted: greatest seq without a gap, by device
};

/// Everything the screens over this core can show, as one text.
std::string everything_shown(Core& core);

/// A list of texts as JSON.
std::string list_of(std::vector<std::string> const& texts);
std::string quoted(std::string_view text);

}  // namespace otor::simulator
