// SPDX-License-Identifier: Apache-2.0
// What the officer learned, out of the memory of her phone.
#include <algorithm>

#include "app/record_calls.h"
#include "wire/training_message.h"

namespace otor::app {
namespace {

struct Reads {
  training::Fact const& fact;
  wire::OwnTraining& own;

  void operator()(event::LessonRead const& said) const {
    auto const held = std::ranges::find_if(own.lessons, [&](wire::OwnLesson const& one) {
      return one.course == said.course && one.lesson == said.lesson;
    });
    if (held == own.lessons.end()) {
      own.lessons.push_back({said.course, said.lesson, said.on});
    } else {
      held->on = std::max(held->on, said.on);
    }
  }
  void operator()(event::TestHanded const& said) const {
    auto const right = std::ssize(said.right);
    own.tests.push_back({fact.event, fact.run, said.course, said.on, said.sitting, right,
                         right + std::ssize(said.wrong)});
  }
  void operator()(event::Attended const& said) const {
    own.days.push_back({fact.run, said.day, said.code});
  }
  void operator()(auto const&) const {}
};

}  // namespace

Result<wire::OwnTraining> own_training(RecordSession& session, wire::OwnTrainingRequest const&) {
  wire::OwnTraining own;
  for (auto const& fact : session.training)
    if (fact.author == session.owner->user) std::visit(Reads{fact, own}, fact.said);
  std::ranges::sort(own.tests, {}, [](auto const& test) { return std::pair(test.on, test.event); });
  return own;
}

}  // namespace otor::app
