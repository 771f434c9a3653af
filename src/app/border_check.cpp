// SPDX-License-Identifier: Apache-2.0
#include "app/border_check.h"

#include <algorithm>
#include <set>

#include "geography/borders.h"
#include "wire/geojson.h"

namespace otor::app {
namespace {

using geography::BorderFault;

constexpr std::size_t largest_file = std::size_t{64} << 20, soum_digits = 5;
/// In kilometres: a tenth of a millimetre on a printed map of three aimags; and how far the
/// published centre of a soum may lie outside its borders.
constexpr double tolerance = 0.1, farthest_centre = 15;

std::string_view value_of(wire::GeoFeature const& feature, std::string_view property) {
  auto const found =
      std::ranges::find(feature.properties, property, &std::pair<std::string, std::string>::first);
  return found == feature.properties.end() ? std::string_view() : std::string_view(found->second);
}

class Borders {
 public:
  Borders(std::vector<wire::GeoFeature> const& features, FigureGround const& ground,
          Reasons& reasons)
      : features_(features), ground_(ground), reasons_(reasons), property_(naming_property()) {}

  void take(std::size_t at) {
    auto const& feature = features_[at];
    auto const line = static_cast<std::int64_t>(at + 1);
    auto const code = soum_of(feature, line);
    if (!code) return;
    auto const text = value_of(feature, property_);
    if (auto const why = fault(feature.outline)) return reasons_.add(*why, line, 0, text);
    auto const centre = std::ranges::find(ground_.names.centres(), *code, &geography::Centre::code);
    if (geography::distance_to(feature.outline, *centre) > farthest_centre) {
      // Elsewhere there are soums of the same name.
      if (is_around_one(feature.outline)) reasons_.add(Why::border_elsewhere, line, 0, text);
      return;
    }
    if (!ground_.may(*code)) return reasons_.add(Why::area_foreign, line, 0, *code);
    if (auto const [before, first] = lines_.try_emplace(*code, line); !first)
      return reasons_.add(Why::duplicate, line, 0, *code, before->second);
    found_.push_back({*code, geography::simplified(feature.outline, tolerance)});
  }

  std::vector<geography::Border> found() {
    std::ranges::sort(found_, {}, &geography::Border::code);
    return std::move(found_);
  }

 private:
  /// The soums that a text means.
  std::vector<std::string> meant(std::string_view text) const {
    auto codes = text.empty() ? std::vector<std::string>() : ground_.names.meant(text);
    std::erase_if(codes, [](std::string const& code) { return code.size() != soum_digits; });
    return codes;
  }

  std::string naming_property() const {
    std::map<std::string, std::set<std::string>> named;
    std::map<std::string, std::int64_t> unclear;
    for (auto const& feature : features_) {
      for (auto const& [property, text] : feature.properties) {
        auto const codes = meant(text);
        if (codes.size() == 1) named[property].insert(codes[0]);
        if (codes.size() > 1) ++unclear[property];
      }
    }
    auto const best = std::ranges::max_element(named, {}, [&](auto const& one) {
      return std::pair(one.second.size(), -unclear[one.first]);
    });
    return best == named.end() ? std::string() : best->first;
  }

  /// Nothing where there is a reason, or where it is no business of ours.
  std::optional<std::string> soum_of(wire::GeoFeature const& feature, std::int64_t line) {
    auto const text = value_of(feature, property_);
    auto const codes = meant(text);
    if (codes.size() == 1) return codes.front();
    if (codes.size() > 1) {
      reasons_.add(Why::area_ambiguous, line, 0, text, {}, codes);
    } else if (is_around_one(feature.outline)) {
      bool const aimag = !text.empty() && !ground_.names.meant(text).empty();
      auto const unknown = aimag ? Why::area_no_soum : Why::area_unknown;
      reasons_.add(text.empty() ? Why::area_missing : unknown, line, 0, text);
    }
    return std::nullopt;
  }

  bool is_around_one(geography::Outline const& outline) const {
    return std::ranges::any_of(ground_.names.centres(), [&](geography::Centre const& centre) {
      return geography::distance_to(outline, centre) == 0;
    });
  }

  static std::optional<Why> fault(geography::Outline const& outline) {
    switch (geography::fault_of(outline)) {
      case BorderFault::none: return std::nullopt;
      case BorderFault::empty: return Why::border_missing;
      case BorderFault::open: return Why::border_open;
      case BorderFault::outside: return Why::border_outside;
      case BorderFault::crossing: return Why::border_crossing;
    }
    return std::nullopt;
  }

  std::vector<wire::GeoFeature> const& features_;
  FigureGround const& ground_;
  Reasons& reasons_;
  std::string property_;
  std::map<std::string, std::int64_t> lines_;
  std::vector<geography::Border> found_;
};

std::int64_t corners_of(std::vector<geography::Border> const& borders) {
  std::int64_t corners = 0;
  for (auto const& border : borders)
    for (auto const& ring : border.outline) corners += std::ssize(ring);
  return corners;
}

}  // namespace

void understand_borders(std::string_view bytes, FigureAsked const& asked,
                        FigureGround const& ground, Reasons& reasons, Understood& out) {
  out.check.form = "geojson";
  auto const features = wire::read_geojson(bytes, largest_file);
  if (!features) {
    reasons.add("file_no_geojson", {0, 0, "", features.error().detail, {}, {}});
    return;
  }
  auto const day = as_of(asked, ground, reasons);
  out.check.rows = std::ssize(*features);
  Borders borders(*features, ground, reasons);
  for (std::size_t at = 0; at < features->size(); ++at) {
    borders.take(at);
    tell_progress(ground, at + 1);
  }
  auto found = borders.found();
  if (found.empty() && !reasons.any()) reasons.add(Why::no_rows, 0);
  if (!found.empty() && day)
    out.check.sets = {{std::string(coverage::area_borders), std::ssize(found), std::ssize(found),
                       corners_of(found), text_of(*day), text_of(*day)}};
  if (!reasons.any()) out.borders = std::move(found);
}

}  // namespace otor::app
