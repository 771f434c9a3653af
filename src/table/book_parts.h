// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of a workbook around its sheets: their names, where they lie, the texts that cells
// share, and which forms of numbers are days.

#include <map>
#include <string>
#include <vector>

#include "table/xml.h"

namespace otor::table {

struct Sheet {
  std::string name, relation;
  bool hidden = false;
};

struct Book {
  explicit Book(Limits const& limits_) : limits(limits_) {}
  Limits limits;
  std::vector<Sheet> sheets;
  bool since_1904 = false;
  std::map<std::string, std::string> targets;  // by relation
  std::string strings, styles;                 // targets; "" of none
  std::vector<std::string> texts;
  std::vector<bool> days;  // by style: numbers in it are days
};

class BookReader final : public XmlHandler {
 public:
  explicit BookReader(Book& book) : book_(book) {}
  void begun(std::string_view name, Attributes const& attributes) override;
  void text(std::string_view) override {}
  void ended(std::string_view) override {}
  Read<void> state() const override;

 private:
  Book& book_;
};

class TargetReader final : public XmlHandler {
 public:
  explicit TargetReader(Book& book) : book_(book) {}
  void begun(std::string_view name, Attributes const& attributes) override;
  void text(std::string_view) override {}
  void ended(std::string_view) override {}
  Read<void> state() const override;

 private:
  Book& book_;
};

class StringsReader final : public XmlHandler {
 public:
  StringsReader(Book& book, Limits const& limits) : book_(book), limits_(limits) {}
  void begun(std::string_view name, Attributes const& attributes) override;
  void text(std::string_view text) override;
  void ended(std::string_view name) override;
  Read<void> state() const override;

 private:
  Book& book_;
  Limits limits_;
  bool reads_ = false, phonetic_ = false, too_much_ = false;
  std::size_t length_ = 0;
};

class StylesReader final : public XmlHandler {
 public:
  explicit StylesReader(Book& book) : book_(book) {}
  void begun(std::string_view name, Attributes const& attributes) override;
  void text(std::string_view) override {}
  void ended(std::string_view name) override;
  Read<void> state() const override;

 private:
  Book& book_;
  bool of_cells_ = false;
  std::map<std::string, bool> own_;  // forms of the workbook's own
};

}  // namespace otor::table
