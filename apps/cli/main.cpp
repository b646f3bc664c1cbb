#include <cstdio>
#include <exception>
#include <utility>

#include "apps/cli/terminal.hpp"
#include "apps/server/serve.hpp"
#include "storage/programme_store.hpp"

int main(int count, char** words) {
  using zubia::storage::Access;
  using zubia::storage::ProgrammeStore;
  try {
    const zubia::cli::Doors doors{
        .open_programme =
            [](const std::string& location, bool for_writing) {
              return ProgrammeStore::open(location, for_writing ? Access::read_write : Access::read_only);
            },
        .serve =
            [](std::shared_ptr<ProgrammeStore> programme, const zubia::cli::Listening& listening,
               const std::stop_token& stop) {
              return zubia::server::serve(
                  std::move(programme),
                  {listening.address, listening.port, listening.hosts, listening.proxies, listening.key_file,
                   listening.log, listening.certificate, listening.private_key},
                  stop);
            }};
    return zubia::cli::run({words + 1, words + count}, doors);
  } catch (const std::exception& fault) {
    static_cast<void>(std::fprintf(stderr, "zubia: a fault of Zubia itself: %s\n", fault.what()));
    return 70;
  }
}
