// SPDX-License-Identifier: Apache-2.0
#include "press/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <string>

namespace otor::press {

Result<QrCode> qr_code(std::string_view text) {
  // a seventh of it may be torn or wet
  std::unique_ptr<QRcode, decltype(&QRcode_free)> const made(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!made)
    return problem(ProblemKind::too_large, "The address is too long to be printed as a code.");
  QrCode code{made->width, {}};
  auto const squares = static_cast<std::size_t>(made->width * made->width);
  for (std::size_t i = 0; i < squares; ++i) code.dark.push_back((made->data[i] & 1) != 0);
  return code;
}

}  // namespace otor::press
