// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an officer writes down. A form is opened at one time and saved at another; what it replaces
// is what was shown when it was opened. Everybody is made up.

#include <optional>
#include <string>
#include <vector>

#include "simulator/phone.h"

namespace otor::simulator {

/// The households of an area are counted from 0, and each has one person in it.
std::string household_id(std::string const& area, std::uint64_t number);
std::string person_id(std::string const& household);

/// What an officer may come upon where she works.
struct Around {
  std::string area;
  std::vector<std::string> others;  // soums to which households move; none where none does
  std::int64_t households = 0;      // of each soum
  bool newer_program = false;       // she has one that the others do not know yet
};

class Person {
 public:
  /// The next thing she saves; nothing where she only opened a form. `word` stands in what she
  /// says.
  std::vector<NewEvent> next(Phone& phone, Around const& around, std::string const& word,
                             std::uint64_t draw);

  /// The browser cleared what her phone kept: the form that was being filled in went with it.
  void lose_form() { form_.reset(); }

 private:
  struct Form {
    std::string household, subject, area, kind, field;
    std::vector<std::string> over;
  };
  void open_form(Phone& phone, std::string const& area, std::string const& household,
                 std::uint64_t draw);
  std::vector<NewEvent> save(std::string const& word, std::uint64_t draw);

  std::optional<Form> form_;
};

}  // namespace otor::simulator
