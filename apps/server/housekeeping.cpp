#include "apps/server/housekeeping.hpp"

#include <fmt/format.h>
#include <utility>

#include "apps/server/log.hpp"
#include "operations/administration/show_audit_log.hpp"
#include "operations/privacy/apply_retention.hpp"

namespace zubia::server {

Housekeeping::Housekeeping(std::shared_ptr<storage::ProgrammeStore> programme, Log& log, std::chrono::nanoseconds wait,
                           std::function<std::string()> now)
    : programme_(std::move(programme)),
      log_(log),
      pause_(wait),
      now_(std::move(now)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Housekeeping::~Housekeeping() = default;

void Housekeeping::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    remove_old_data();
    verify_audit_log();
    std::unique_lock lock(mutex_);
    asked_to_end_.wait_for(lock, stop, pause_, [] { return false; });
  }
}

void Housekeeping::remove_old_data() {
  operations::Work work;
  work.now = now_();
  const auto reply = operations::ApplyRetention{}({}, *programme_, work);
  if (!reply) return log_.event("retention-failed", reply.error().code);
  for (const operations::RemovedRows& removed : reply->removed)
    log_.event("old-data-removed", fmt::format("{}: {}", removed.table, removed.rows));
}

void Housekeeping::verify_audit_log() {
  operations::ShowAuditLog::Request request;
  request.count = 1;
  const auto reply = operations::ShowAuditLog{}(request, *programme_, {});
  if (!reply) return log_.event("audit-log-not-read", reply.error().code);
  if (!reply->is_sound) log_.event("audit-log-tampered", fmt::format("entry {}", reply->broken_at.value_or(0)));
}

}  // namespace zubia::server
