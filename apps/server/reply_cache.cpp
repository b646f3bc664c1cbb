#include "apps/server/reply_cache.hpp"

#include <utility>

#include "apps/server/entity_tag.hpp"
#include "apps/server/http/compression.hpp"
#include "apps/server/problem_document.hpp"

namespace zubia::server {

namespace {

constexpr std::size_t worth_packing = 1024;

}  // namespace

KeptReply::KeptReply(std::string json, const operations::Basis& stands_on)
    : body(std::move(json)), tag(tag_of(body)), basis(stands_on) {
  if (body.size() > worth_packing) packed = http::gzip(body);
  if (packed.size() >= body.size()) packed.clear();
}

http::Response kept_response(const std::shared_ptr<const KeptReply>& kept, const http::Request& request) {
  return response_of({.content_type = "application/json",
                      .hash = kept->tag,
                      .plain = std::as_bytes(std::span(kept->body)),
                      .packed = std::as_bytes(std::span(kept->packed)),
                      .kept_by = kept,
                      .cache_control = "private, no-cache",
                      .vary = "Accept-Encoding, Accept-Language, Cookie"},
                     request);
}

void ReplyCache::answer(Question question, const Compute& compute) {
  const std::string key = question.key;
  {
    std::unique_lock lock(mutex_);
    if (const Kept kept = find(question); kept != nullptr) {
      ++counts_.hits;
      lock.unlock();
      return question.reply.respond(kept_response(kept, *question.request));
    }
    const auto [flight, is_first] = computing_.try_emplace(key);
    flight->second.push_back(std::move(question));
    ++(is_first ? counts_.computed : counts_.joined);
    if (!is_first) return;
  }
  const auto then = [this, key, compute](const Outcome& outcome) { finish(key, outcome, compute); };
  if (!compute(then)) finish(key, too_busy(), compute);
}

/// With the lock held.
ReplyCache::Kept ReplyCache::find(const Question& question) {
  const auto place = places_.find(question.key);
  if (place == places_.end() || !place->second->kept->basis.holds_at(question.now)) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return entries_.front().kept;
}

/// With the lock held.
void ReplyCache::keep(const std::string& key, const Kept& kept) {
  if (const auto old = places_.find(key); old != places_.end()) {
    counts_.bytes -= old->second->kept->bytes();
    entries_.erase(old->second);
    places_.erase(old);
  }
  if (!kept->basis.may_be_kept() || kept->bytes() > bytes_max_ / 4) return;
  entries_.push_front({key, kept});
  places_[key] = entries_.begin();
  counts_.bytes += kept->bytes();
  while (counts_.bytes > bytes_max_) {
    counts_.bytes -= entries_.back().kept->bytes();
    places_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

void ReplyCache::finish(const std::string& key, const Outcome& outcome, const Compute& compute) {
  const auto* kept = std::get_if<Kept>(&outcome);
  std::vector<Question> waiting;
  {
    const std::lock_guard lock(mutex_);
    waiting = std::move(computing_.extract(key).mapped());
    if (kept != nullptr) keep(key, *kept);
  }
  for (std::size_t place = 0; place < waiting.size(); ++place) {
    Question& question = waiting[place];
    const auto* failure = std::get_if<http::Response>(&outcome);
    // Who asked after a write must see it: an answer from before is not for him. A failure says nothing of what it
    // stands on, so it is for who asked first, unless there is too much to do for all of them.
    if (kept != nullptr && (*kept)->basis.holds_at(question.now))
      question.reply.respond(kept_response(*kept, *question.request));
    else if (failure != nullptr && (place == 0 || failure->status == 503))
      question.reply.respond(*failure);
    else
      answer(std::move(question), compute);
  }
}

ReplyCache::Counts ReplyCache::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

}  // namespace zubia::server
