#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "apps/server/http/message.hpp"
#include "operations/basis.hpp"

namespace zubia::server {

/// A reply that is kept as long as what it stands on has not changed, and what stands for it in `If-None-Match`.
struct KeptReply {
  KeptReply(std::string json, const operations::Basis& stands_on);

  std::string body;
  std::string packed;  ///< with gzip; empty where it is no smaller
  std::string tag;
  operations::Basis basis;

  std::size_t bytes() const { return body.size() + packed.size(); }
};

/// The reply as a response, or that it is what the asker has (304).
http::Response kept_response(const std::shared_ptr<const KeptReply>& kept, const http::Request& request);

/// Replies of operations that only read. The same question is computed once at a time, whoever asks it meanwhile waits
/// for the outcome; the ones asked for last are kept, up to a number of bytes. Nobody is given a reply older than his
/// question. Any thread may call.
class ReplyCache {
 public:
  explicit ReplyCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  struct Question {
    std::string key;        ///< everything the reply depends on beside the programme
    operations::Basis now;  ///< the programme as it was when it was asked
    std::shared_ptr<const http::Request> request;
    http::Reply reply;
  };
  using Outcome = std::variant<std::shared_ptr<const KeptReply>, http::Response>;

  /// Begins to compute and later calls back, exactly once. False where there is too much to do.
  using Compute = std::function<bool(std::function<void(Outcome)>)>;

  void answer(Question question, const Compute& compute);

  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t joined = 0;  ///< waited for what was being computed
    std::uint64_t computed = 0;
    std::size_t bytes = 0;
  };
  Counts counts() const;

 private:
  using Kept = std::shared_ptr<const KeptReply>;
  struct Entry {
    std::string key;
    Kept kept;
  };

  Kept find(const Question& question);
  void keep(const std::string& key, const Kept& kept);
  void finish(const std::string& key, const Outcome& outcome, const Compute& compute);

  std::size_t bytes_max_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the one asked for last is in front
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
  std::unordered_map<std::string, std::vector<Question>> computing_;
  Counts counts_;
};

}  // namespace zubia::server
