// SPDX-License-Identifier: Apache-2.0
#pragma once
// Workbooks part by part, for tests: stored, not deflated, so that a test can spoil any byte.

#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace otor::table {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (int byte = 0; byte < bytes; ++byte) out += static_cast<char>((value >> (8 * byte)) & 0xFF);
  return out;
}

inline std::string archive_of(Parts const& parts) {
  std::string out, list;
  for (auto const& [name, text] : parts) {
    auto const checksum =
        crc32(0, reinterpret_cast<Bytef const*>(text.data()), static_cast<uInt>(text.size()));
    auto const facts = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                       little(checksum, 4) + little(text.size(), 4) + little(text.size(), 4) +
                       little(name.size(), 2) + little(0, 2);
    list += "PK\x01\x02" + little(20, 2) + facts + little(0, 2) + little(0, 2) + little(0, 2) +
            little(0, 4) + little(out.size(), 4) + name;
    out += "PK\x03\x04" + facts + name + text;
  }
  return out + list + "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) +
         little(parts.size(), 2) + little(list.size(), 4) + little(out.size(), 4) + little(0, 2);
}

inline std::string relation(std::string const& id, std::string const& kind,
                            std::string const& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://x/" + kind + "\" Target=\"" + target +
         "\"/>";
}

/// A workbook of one sheet with these rows, shared texts and forms of numbers.
inline Parts book_parts(std::string const& rows, std::string const& texts = {},
                        std::string const& settings = {}) {
  return {{"xl/workbook.xml",
           "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\">" + settings +
               "<x:sheets><x:sheet name=\"Тоо\" sheetId=\"1\" r:id=\"a\"/></x:sheets>"
               "</x:workbook>"},
          {"xl/_rels/workbook.xml.rels",
           "<Relationships>" + relation("a", "worksheet", "worksheets/one.xml") +
               relation("b", "sharedStrings", "/xl/texts.xml") +
               relation("c", "styles", "styles.xml") + "</Relationships>"},
          {"xl/texts.xml", "<sst>" + texts + "</sst>"},
          {"xl/styles.xml",
           "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
           "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
           "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs>"
           "</styleSheet>"},
          {"xl/worksheets/one.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

}  // namespace otor::table
