// SPDX-License-Identifier: Apache-2.0
#include "press/drawn.h"

#include <librsvg/rsvg.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "handbook/icon.h"
#include "press/ink.h"

namespace otor::press {
namespace {

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace

Result<Picture> Picture::of(std::string_view svg) {
  // A document that is fitted to a page is set several times, with the same pictures.
  thread_local std::pair<std::string, Picture> last;
  if (last.first == svg) return last.second;
  GError* error = nullptr;
  Picture picture;
  picture.handle_.reset(rsvg_handle_new_from_data(bytes_of(svg), svg.size(), &error),
                        [](RsvgHandle* handle) {
                          if (handle != nullptr) g_object_unref(handle);
                        });
  if (error != nullptr) g_error_free(error);
  if (!picture.handle_) return problem(ProblemKind::internal, "A drawing could not be read.");
  rsvg_handle_set_stylesheet(picture.handle_.get(), bytes_of(drawing_style), drawing_style.size(),
                             nullptr);
  last = {std::string(svg), picture};
  return picture;
}

void Picture::draw(cairo_t* canvas, Place place) const {
  RsvgRectangle const viewport{place.x, place.y, place.width, place.height};
  rsvg_handle_render_document(handle_.get(), canvas, &viewport, nullptr);
}

void draw_icon(cairo_t* canvas, std::string_view name, Place place) {
  auto const path = handbook::icon_path(name);
  if (path.empty()) return;
  thread_local std::map<std::string, Picture, std::less<>> read_before;
  auto found = read_before.find(name);
  if (found == read_before.end()) {
    auto const* box = name == "mark" ? "0 0 26 26" : "0 0 24 24";
    auto picture =
        Picture::of("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + std::string(box) +
                    "\"><path class=\"icon\" d=\"" + std::string(path) + "\"/></svg>");
    if (!picture) return;
    found = read_before.emplace(name, std::move(*picture)).first;
  }
  found->second.draw(canvas, place);
}

void draw(cairo_t* canvas, QrCode const& code, Place place) {
  constexpr int quiet = 4;
  auto const square = place.width / (code.size + 2 * quiet);
  cairo_save(canvas);
  cairo_set_source_rgb(canvas, 0, 0, 0);
  for (int row = 0; row < code.size; ++row) {
    for (int column = 0; column < code.size; ++column) {
      if (!code.at(row, column)) continue;
      int end = column;
      while (end < code.size && code.at(row, end)) ++end;
      cairo_rectangle(canvas, place.x + (column + quiet) * square, place.y + (row + quiet) * square,
                      (end - column) * square, square);
      column = end;
    }
  }
  cairo_fill(canvas);
  cairo_restore(canvas);
}

}  // namespace otor::press
