# What every target of ours is compiled with. The presets add the sanitizers or the hardening.
add_library(zubia_options INTERFACE)
target_compile_options(zubia_options INTERFACE
  -Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wsign-conversion -Wimplicit-fallthrough -Wshadow
  -Werror=format-security)
target_include_directories(zubia_options INTERFACE ${CMAKE_SOURCE_DIR})
# Contractions would let the same formula round differently on different machines.
target_compile_options(zubia_options INTERFACE -ffp-contract=off)
