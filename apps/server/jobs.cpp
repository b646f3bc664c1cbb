#include "apps/server/jobs.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

#include "apps/server/problem_document.hpp"
#include "apps/server/random_name.hpp"

namespace zubia::server {

void Jobs::Job::tell(std::string_view stage, double done_share) {
  const std::lock_guard lock(mutex);
  // Finer steps than a thousandth are not seen by anyone.
  const double share = std::round(done_share * 1000.0) / 1000.0;
  nlohmann::ordered_json now = {{"stage", stage}, {"done_share", share}};
  if (now == progress) return;
  progress = std::move(now);
  const std::string text = progress.dump();
  std::erase_if(watchers, [&](const auto& watcher) { return !watcher->send("progress", text); });
}

void Jobs::Job::finish(std::string event, std::string json) {
  const std::lock_guard lock(mutex);
  outcome_event = std::move(event);
  outcome = std::move(json);
  // A line of an event ends at its end; in JSON the ends of lines are only space, a text writes them as an escape.
  std::erase(outcome, '\n');
  for (const auto& watcher : watchers) {
    watcher->send(outcome_event, outcome);
    watcher->close();
  }
  watchers.clear();
}

Jobs::Begun Jobs::begin(const std::string& owner, WorkOfJob work) {
  auto job = std::make_shared<Job>();
  job->owner = owner;
  const std::string id = random_name();
  {
    const std::lock_guard lock(mutex_);
    jobs_[id] = job;
    order_.push_back(id);
    if (order_.size() > kept_max_) {
      jobs_.erase(order_.front());
      order_.erase(order_.begin());
    }
  }
  ++begun_;
  ++running_;
  auto run = [this, job, work = std::move(work)] {
    const Progress progress([job](std::string_view stage, double share) { job->tell(stage, share); },
                            job->stop.get_token());
    try {
      const auto reply = work(progress);
      if (!reply) ++failed_;
      if (reply)
        job->finish("done", *reply);
      else
        job->finish("failed", problem_document(reply.error()).dump());
    } catch (const std::exception&) {
      ++failed_;
      job->finish("failed", http::internal_fault().body);
    }
    --running_;
  };
  return {id, std::move(run)};
}

std::shared_ptr<Jobs::Job> Jobs::find(const std::string& id, const std::string& owner) {
  const std::lock_guard lock(mutex_);
  const auto found = jobs_.find(id);
  return found == jobs_.end() || found->second->owner != owner ? nullptr : found->second;
}

bool Jobs::watch(const std::string& id, const std::string& owner,
                 const std::function<std::shared_ptr<http::EventStream>()>& open) {
  const auto job = find(id, owner);
  if (job == nullptr) return false;
  const auto stream = open();
  const std::lock_guard lock(job->mutex);
  if (!job->progress.is_null()) stream->send("progress", job->progress.dump());
  if (job->outcome_event.empty()) {
    job->watchers.push_back(stream);
  } else {
    stream->send(job->outcome_event, job->outcome);
    stream->close();
  }
  return true;
}

bool Jobs::cancel(const std::string& id, const std::string& owner) {
  const auto job = find(id, owner);
  if (job != nullptr) job->stop.request_stop();
  return job != nullptr;
}

void Jobs::forget(const std::string& id) {
  const std::lock_guard lock(mutex_);
  --running_;
  jobs_.erase(id);
  std::erase(order_, id);
}

Jobs::Counts Jobs::counts() const { return {.begun = begun_, .failed = failed_, .running = running_}; }

void Jobs::cancel_all() {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, job] : jobs_) job->stop.request_stop();
}

}  // namespace zubia::server
