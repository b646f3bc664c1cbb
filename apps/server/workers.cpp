#include "apps/server/workers.hpp"

#include <boost/asio/post.hpp>
#include <exception>
#include <utility>

namespace zubia::server {

Workers::Workers(unsigned threads, std::size_t waiting_max) : pool_(threads), waiting_max_(waiting_max) {}

Workers::~Workers() { pool_.join(); }

bool Workers::post(std::function<void()> work) {
  if (++waiting_ > waiting_max_) {
    --waiting_;
    return false;
  }
  boost::asio::post(pool_, [this, work = std::move(work)] {
    // Work that fails drops its reply, which says so to whoever waits; the others go on.
    try {
      work();
    } catch (const std::exception&) {
      ++faults_;
    }
    --waiting_;
  });
  return true;
}

}  // namespace zubia::server
