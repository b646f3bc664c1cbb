#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::cli {

/// Opens the programme at a path or address, for reading or also for writing. Picked by `main`.
using OpenProgramme =
    std::function<Result<std::shared_ptr<storage::ProgrammeStore>>(const std::string& location, bool for_writing)>;

/// Does what the words after `zubia` ask and returns the exit code: 0 done, 2 refused, 130 cancelled.
int run(const std::vector<std::string>& words, const OpenProgramme& open_programme);

}  // namespace zubia::cli
