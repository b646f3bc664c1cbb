#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "engine/base/result.hpp"
#include "operations/classifications/code_shelf.hpp"
#include "operations/organisations/directory_shelf.hpp"
#include "operations/questionnaires/instrument_shelf.hpp"

namespace zubia::operations {

class DomainStudy;

/// The studies that were prepared last, for as long as the facts they stand on are the same. Who asks for one that is
/// being prepared waits for it. Any thread may call.
class StudyShelf {
 public:
  using Study = std::shared_ptr<const DomainStudy>;

  explicit StudyShelf(std::size_t kept_max = 8) : kept_max_(kept_max) {}

  /// The study of a question. `facts` is the revision of the facts before anything was read.
  Result<Study> find_or_make(const std::string& question, std::uint64_t facts,
                             const std::function<Result<Study>()>& make);

  /// Where the directory stands beside the studies.
  DirectoryShelf& directory() { return directory_; }

  /// And where the published questionnaires do.
  InstrumentShelf& instruments() { return instruments_; }

  /// And the classifications that codes are picked from.
  CodeShelf& codes() { return codes_; }

 private:
  struct Place {
    std::string question;
    std::mutex preparing;
    Study study;
    std::uint64_t facts = 0;
  };
  std::shared_ptr<Place> place_of(const std::string& question);

  DirectoryShelf directory_;
  InstrumentShelf instruments_;
  CodeShelf codes_;
  std::size_t kept_max_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Place>> places_;  // the one asked for last is in front
};

}  // namespace zubia::operations
