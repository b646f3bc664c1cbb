#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "apps/server/reply_cache.hpp"
#include "apps/server/workers.hpp"
#include "operations/any_operation.hpp"

namespace zubia::server {

/// Analyses have a page that says how they are computed; what has none is quick, and so is what changes the programme.
inline bool is_analysis(const operations::AnyOperation& operation) {
  return !operation.about.method_page.empty() && !operation.changes_programme;
}

/// Whether the replies of an operation may be kept: it reads a programme and changes nothing.
inline bool is_reading(const operations::AnyOperation& operation) {
  return operation.about.method == operations::Method::get && operation.needs_programme;
}

/// How requests for an operation are counted.
std::string_view kind_of(const operations::AnyOperation& operation);

/// Answers the operations that only read. Replies are kept; that of an analysis is the same for all of a role, so it is
/// told neither who asks nor when. Any thread may call.
class Readings {
 public:
  Readings(std::shared_ptr<storage::ProgrammeStore> programme, std::size_t bytes_max);

  struct Asked {
    const operations::AnyOperation& operation;
    nlohmann::json fields;
    operations::Work work;
    std::shared_ptr<const http::Request> request;
  };
  void answer(Asked asked, http::Reply reply, Workers& workers);

  ReplyCache::Counts counts() const { return cache_.counts(); }

 private:
  ReplyCache::Outcome compute(const Asked& asked);

  std::shared_ptr<storage::ProgrammeStore> programme_;
  ReplyCache cache_;
};

}  // namespace zubia::server
