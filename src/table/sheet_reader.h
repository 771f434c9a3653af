// SPDX-License-Identifier: Apache-2.0
#pragma once
// One sheet of a workbook, cell by cell.

#include "table/book_parts.h"
#include "table/cells.h"

namespace otor::table {

class SheetReader final : public XmlHandler {
 public:
  SheetReader(Book const& book, Limits const& limits)
      : book_(book), limits_(limits), cells_(limits) {}
  void begun(std::string_view name, Attributes const& attributes) override;
  void text(std::string_view text) override;
  void ended(std::string_view name) override;
  Read<void> state() const override;
  std::vector<Row> take() { return cells_.take(); }

 private:
  void begin_row(Attributes const& attributes);
  void begin_cell(Attributes const& attributes);
  void end_cell();
  std::optional<std::string> said() const;
  void fail(Fault fault) {
    if (!refusal_) refusal_ = Refusal{fault, row_};
  }

  Book const& book_;
  Limits limits_;
  Cells cells_;
  std::int64_t row_ = 0;
  std::size_t column_ = 0, next_column_ = 0;
  std::string kind_, value_, inline_;
  std::size_t style_ = 0;
  bool formula_ = false, in_value_ = false, in_inline_ = false, phonetic_ = false;
  std::optional<Refusal> refusal_;
};

}  // namespace otor::table
