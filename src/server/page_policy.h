// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a browser may run and load here (Content-Security-Policy): what this server serves, and
// nothing else. The page's first paint stands in its own file, style and script, and each is
// allowed by its hash, so that nothing else that gets into a page runs.

#include <string>
#include <string_view>

namespace otor::server {

/// The policy for everything but pages.
std::string const& bare_policy();
/// The policy for this page: besides, its `<style>` and `<script>` that have no attributes.
std::string page_policy(std::string_view html);

}  // namespace otor::server
