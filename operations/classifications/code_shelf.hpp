#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "engine/base/result.hpp"

namespace zubia::operations {

class CodeCatalogue;

/// The classifications that codes were looked up in last, made ready to be searched. Who asks for one that is being
/// made waits for it. Any thread may call.
class CodeShelf {
 public:
  using Kept = std::shared_ptr<const CodeCatalogue>;

  explicit CodeShelf(std::size_t kept_max = 4) : kept_max_(kept_max) {}

  /// The classification, as it is while its codes and labels have that fingerprint.
  Result<Kept> find_or_make(const std::string& classification, const std::string& fingerprint,
                            const std::function<Result<Kept>()>& make);

 private:
  struct Place {
    std::string classification;
    std::mutex making;
    Kept kept;
    std::string fingerprint;
  };
  std::shared_ptr<Place> place_of(const std::string& classification);

  std::size_t kept_max_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Place>> places_;  // the one asked for last is in front
};

}  // namespace zubia::operations
