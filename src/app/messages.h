// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text messages to a family: the words of content/handbook/messages with the month's figures and
// what the officer fills in, and how many messages of the network each takes.

#include <map>

#include "app/law_in_force.h"
#include "base/sentences.h"
#include "handbook/chapter.h"
#include "handbook/message_length.h"
#include "handbook/reference.h"

namespace otor::app {

struct Message {
  std::string code, title, text;
  handbook::MessageLength length;
};

/// What is filled in; a place that is not stands as "___", to be written over.
using Filled = std::map<handbook::Place, std::string>;

/// In the order of the files.
std::vector<Message> messages(Month month, Language language, Filled const& filled,
                              handbook::Handbook const& handbook, LawInForce const& law);

}  // namespace otor::app
