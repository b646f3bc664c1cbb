#include <cstdio>
#include <exception>

#include "apps/cli/terminal.hpp"
#include "storage/programme_store.hpp"

int main(int count, char** words) {
  using zubia::storage::Access;
  using zubia::storage::ProgrammeStore;
  try {
    return zubia::cli::run({words + 1, words + count}, [](const std::string& location, bool for_writing) {
      return ProgrammeStore::open(location, for_writing ? Access::read_write : Access::read_only);
    });
  } catch (const std::exception& fault) {
    static_cast<void>(std::fprintf(stderr, "zubia: a fault of Zubia itself: %s\n", fault.what()));
    return 70;
  }
}
