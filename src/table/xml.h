// SPDX-License-Identifier: Apache-2.0
#pragma once
// XML piece by piece, behind a plain interface: names without their namespaces, no document types
// and so no entities of anybody's own, bounded depth.

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "table/table.h"

namespace otor::table {

using Attributes = std::map<std::string, std::string, std::less<>>;

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void begun(std::string_view name, Attributes const& attributes) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void ended(std::string_view name) = 0;
  /// Asked after each piece.
  virtual Read<void> state() const { return {}; }
};

class XmlReader {
 public:
  explicit XmlReader(XmlHandler& handler);
  ~XmlReader();
  XmlReader(XmlReader const&) = delete;
  XmlReader& operator=(XmlReader const&) = delete;

  Read<void> take(std::string_view piece);
  Read<void> end();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// "…" of an attribute; "" where it is absent.
std::string value_of(Attributes const& attributes, std::string_view name);

}  // namespace otor::table
