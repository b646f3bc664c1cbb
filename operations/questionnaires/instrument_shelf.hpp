#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "engine/base/result.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::operations {

/// The questionnaires of one programme that were answered last, read and checked. A published version is frozen, so it
/// is read once. Who asks for one that is being read waits for it. Any thread may call.
class InstrumentShelf {
 public:
  using Kept = std::shared_ptr<const questionnaires::Instrument>;

  explicit InstrumentShelf(std::size_t kept_max = 16) : kept_max_(kept_max) {}

  /// The questionnaire of a published version, whose document need not have been read. What cannot be read is not kept.
  Result<Kept> find_or_read(const QuestionnaireVersion& version, const std::function<Result<Kept>()>& read);

 private:
  struct Place {
    std::string questionnaire;
    int number = 0;
    std::string hash;
    std::mutex reading;
    Kept instrument;
  };
  std::shared_ptr<Place> place_of(const QuestionnaireVersion& version);

  std::size_t kept_max_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Place>> places_;  // the one asked for last is in front
};

}  // namespace zubia::operations
