// SPDX-License-Identifier: Apache-2.0
#include "outreach/kept_names.h"

#include <functional>

namespace otor::outreach {

std::size_t KeptNames::letters_behind(Place place) const {
  return place + 1 < names_.size() ? names_[place + 1].text : letters_.size();
}

std::size_t KeptNames::keys_behind(Place place) const {
  return place + 1 < names_.size() ? names_[place + 1].fine : keys_.size();
}

std::string_view KeptNames::text(Place place) const {
  auto const& name = names_[place];
  return std::string_view(letters_).substr(name.text, name.sort - name.text);
}

std::string_view KeptNames::sort(Place place) const {
  auto const from = names_[place].sort;
  return std::string_view(letters_).substr(from, letters_behind(place) - from);
}

NameKeys KeptNames::keys(Place place) const {
  auto const& name = names_[place];
  std::u32string_view const all = keys_;
  return {text(place), all.substr(name.fine, name.coarse - name.fine),
          all.substr(name.coarse, keys_behind(place) - name.coarse)};
}

// The slot where the text is, or a free one where it would be.
std::size_t KeptNames::slot_of(std::string_view text) const {
  auto const last = slots_.size() - 1;
  auto at = std::hash<std::string_view>{}(text)&last;
  while (slots_[at] != 0 && this->text(slots_[at] - 1) != text) at = (at + 1) & last;
  return at;
}

void KeptNames::make_room() {
  if (slots_.size() > 2 * (names_.size() + 1)) return;
  slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), 0);  // powers of two
  for (Place place = 0; place < names_.size(); ++place) slots_[slot_of(text(place))] = place + 1;
}

KeptNames::Place KeptNames::put(std::string_view text) {
  make_room();
  auto const slot = slot_of(text);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  FoldedName const folded(text);
  Name name;
  name.text = static_cast<std::uint32_t>(letters_.size());
  letters_ += text;
  name.sort = static_cast<std::uint32_t>(letters_.size());
  letters_ += folded.sort;
  name.fine = static_cast<std::uint32_t>(keys_.size());
  keys_ += folded.fine;
  name.coarse = static_cast<std::uint32_t>(keys_.size());
  keys_ += folded.coarse;
  auto const place = static_cast<Place>(names_.size());
  names_.push_back(name);
  slots_[slot] = place + 1;
  return place;
}

}  // namespace otor::outreach
