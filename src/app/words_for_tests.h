// SPDX-License-Identifier: Apache-2.0
#pragma once
// All words of a document, block by block, for tests.

#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

inline std::string text_in(std::vector<Block> const& blocks) {
  std::string out;
  for (auto const& block : blocks) {
    if (auto const* one = std::get_if<Paragraph>(&block.what)) out += text_of(one->words) + "\n";
    if (auto const* one = std::get_if<Drawing>(&block.what)) out += one->says + "\n";
    if (auto const* one = std::get_if<Code>(&block.what)) out += one->text + "\n";
    if (auto const* list = std::get_if<List>(&block.what))
      for (auto const& item : list->items) out += text_of(item.words) + "\n";
    if (auto const* table = std::get_if<Table>(&block.what)) {
      for (auto const& cell : table->head) out += text_of(cell) + " ";
      for (auto const& row : table->rows)
        for (auto const& cell : row) out += text_of(cell) + " ";
    }
    if (auto const* columns = std::get_if<Columns>(&block.what))
      for (auto const& column : columns->columns) out += text_in(column.blocks);
  }
  return out;
}

}  // namespace otor::handbook
