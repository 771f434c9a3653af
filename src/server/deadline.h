// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio.hpp>
#include <chrono>
#include <memory>

namespace otor::server {

/// Ends a read that takes too long, and leaves the connection open for the answer that says so.
class Deadline {
 public:
  explicit Deadline(boost::asio::ip::tcp::socket& socket)
      : timer_(socket.get_executor()), state_(std::make_shared<State>(&socket)) {}
  Deadline(Deadline const&) = delete;
  Deadline& operator=(Deadline const&) = delete;
  ~Deadline() { state_->socket = nullptr; }  // a call that is under way finds nothing

  void start(std::chrono::milliseconds time) {
    timer_.expires_after(time);
    timer_.async_wait([state = state_, round = ++state_->round](boost::system::error_code error) {
      if (error || state->socket == nullptr || state->round != round) return;
      state->passed = true;
      state->socket->cancel(error);
    });
  }
  void stop() {
    ++state_->round;
    timer_.cancel();
  }
  bool passed() const { return state_->passed; }

 private:
  struct State {
    explicit State(boost::asio::ip::tcp::socket* of) : socket(of) {}
    boost::asio::ip::tcp::socket* socket;
    int round = 0;
    bool passed = false;
  };
  boost::asio::steady_timer timer_;
  std::shared_ptr<State> state_;
};

}  // namespace otor::server
