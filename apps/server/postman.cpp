#include "apps/server/postman.hpp"

#include <fmt/format.h>
#include <utility>

#include "apps/server/log.hpp"
#include "operations/mail/deliver_mail.hpp"
#include "operations/moments.hpp"

namespace zubia::server {

Postman::Postman(std::shared_ptr<storage::ProgrammeStore> programme, Log& log, std::chrono::nanoseconds pause,
                 std::string key)
    : programme_(std::move(programme)),
      log_(log),
      pause_(pause),
      key_(std::move(key)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Postman::~Postman() = default;

void Postman::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (operations::is_mail_configured()) deliver(stop);
    std::unique_lock lock(mutex_);
    asked_to_end_.wait_for(lock, stop, pause_, [] { return false; });
  }
}

void Postman::deliver(const std::stop_token& stop) {
  operations::Work work;
  work.progress = Progress({}, stop);
  work.now = operations::moment_text(operations::system_moment());
  work.pseudonym_key = key_;
  const auto reply = operations::DeliverMail{}({}, *programme_, work);
  // Counts alone: an address or a name is for nobody who reads a log.
  std::string trouble;
  if (!reply)
    trouble = reply.error().code;
  else if (!reply->notices.empty())
    trouble = reply->notices.front().code;
  // The same trouble every half minute is told once.
  if (!trouble.empty() && trouble != last_trouble_) log_.event("mail-not-sent", trouble);
  last_trouble_ = trouble;
  if (reply && reply->sent + reply->refused > 0)
    log_.event("mail-sent",
               fmt::format("sent {}, refused {}, waiting {}", reply->sent, reply->refused, reply->waiting));
}

}  // namespace zubia::server
