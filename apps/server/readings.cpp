#include "apps/server/readings.hpp"

#include <fmt/format.h>
#include <exception>
#include <utility>

#include "apps/server/problem_document.hpp"
#include "operations/basis.hpp"

namespace zubia::server {

std::string_view kind_of(const operations::AnyOperation& operation) {
  if (is_analysis(operation)) return "analysis";
  return operation.about.method == operations::Method::get ? "reading" : "write";
}

Readings::Readings(std::shared_ptr<storage::ProgrammeStore> programme, std::size_t bytes_max)
    : programme_(std::move(programme)), cache_(bytes_max) {}

void Readings::answer(Asked asked, http::Reply reply, Workers& workers) {
  std::string key = fmt::format("{}\n{}\n{}\n{}", asked.operation.about.name, asked.work.asker.role,
                                asked.work.language, asked.fields.dump());
  if (is_analysis(asked.operation)) {
    asked.work.asker = {.role = asked.work.asker.role};
    asked.work.now.clear();
  } else {
    key += "\n" + asked.work.asker.id;
  }
  asked.work.idempotency_key.clear();
  const auto now = operations::Basis::now(*programme_);
  const auto request = asked.request;
  const auto shared = std::make_shared<const Asked>(std::move(asked));
  const auto begin = [this, shared, &workers](const std::function<void(ReplyCache::Outcome)>& then) {
    return workers.post([this, shared, then] { then(compute(*shared)); }, [then] { then(too_busy()); });
  };
  cache_.answer({std::move(key), now.value_or(operations::Basis()), request, std::move(reply)}, begin);
}

ReplyCache::Outcome Readings::compute(const Asked& asked) {
  try {
    auto answered = operations::run_watched(asked.operation, asked.fields, *programme_, asked.work,
                                            {.format = operations::OutputFormat::json, .rows_max = 0, .part = {}});
    if (!answered.reply) return problem_response(answered.reply.error());
    return std::make_shared<const KeptReply>(std::move(answered.reply->text), answered.basis);
  } catch (const std::exception& fault) {
    asked.request->note->fault = fault.what();
    return http::internal_fault();
  }
}

}  // namespace zubia::server
