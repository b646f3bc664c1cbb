#include "apps/server/workers.hpp"

#include <boost/asio/post.hpp>
#include <exception>
#include <utility>

namespace zubia::server {

Workers::Workers(unsigned threads, std::size_t waiting_max, std::chrono::milliseconds wait_max)
    : pool_(threads), waiting_max_(waiting_max), wait_max_(wait_max) {}

Workers::~Workers() { pool_.join(); }

bool Workers::post(Work work, Work too_late) {
  if (++waiting_ > waiting_max_) {
    --waiting_;
    return false;
  }
  const auto posted = std::chrono::steady_clock::now();
  boost::asio::post(pool_, [this, posted, work = std::move(work), too_late = std::move(too_late)] {
    // Work that fails drops its reply, which says so to whoever waits; the others go on.
    try {
      // Whoever waited that long is better told to come again than to wait for all who came before.
      if (too_late && std::chrono::steady_clock::now() - posted > wait_max_) {
        ++given_up_;
        too_late();
      } else {
        work();
      }
    } catch (const std::exception&) {
      ++faults_;
    }
    --waiting_;
  });
  return true;
}

}  // namespace zubia::server
