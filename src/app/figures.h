// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the references of the handbook come to: figures of the law and of the examples, for one
// month and in one language.

#include <map>

#include "app/law_in_force.h"
#include "base/format.h"
#include "handbook/chapter.h"
#include "handbook/reference.h"
#include "wire/outlook_message.h"

namespace otor::app {

struct Figure {
  std::string text;
  handbook::Settled settled = handbook::Settled::yes;
  std::optional<Date> since;         // first day of the newest entry of the law it rests on
  std::vector<std::string> sources;  // "minimum_wage@2025-04-01"
  bool sentence = false;             // of the law's own words, not a figure in another
  bool none = false;  // there is no such thing, as of a third price of a life that has two
};

class Figures {
 public:
  /// All three must outlive it.
  Figures(handbook::Handbook const& handbook, Month month, Format const& format,
          LawInForce const& law, std::optional<Tugrug> sheep_price = {})
      : handbook_(handbook), month_(month), format_(format), law_(law), sheep_(sheep_price) {}

  /// "not known" in words where the law or the example has no such figure: never empty.
  Figure of(handbook::Reference const& reference);

  /// The life of an example; nothing where the law of the month cannot reckon it.
  wire::OutlookAnswer const* life_of(std::string const& example);
  Month born(handbook::Example const& example) const;

  Month month() const { return month_; }

  /// The value of an entry as it is printed, without its unit: "792,000", "11.5%", a sentence.
  std::string value_text(law::Entry const& entry) const;

 private:
  Figure parameter(handbook::ParameterReference const& reference);
  Figure due(handbook::DueReference const& reference);
  Figure example(handbook::ExampleReference const& reference);
  Figure not_known() const;
  Figure from_answer(std::string text, std::vector<std::string> const& sources,
                     std::vector<std::string> const& questions) const;
  handbook::Settled settled_by(std::vector<std::string> const& questions) const;

  handbook::Handbook const& handbook_;
  Month month_;
  Format const& format_;
  LawInForce const& law_;
  std::optional<Tugrug> sheep_;
  std::map<std::string, std::optional<wire::OutlookAnswer>> lives_;
};

/// The newest of the days in "minimum_wage@2025-04-01"; none of none.
std::optional<Date> newest_of(std::vector<std::string> const& sources);

}  // namespace otor::app
