package dev.gradwright.samples.benchmarks;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Machine code is read as the virtual machine and objdump print it. */
class SpillsTest {
  private static List<String> loop(String inside) {
    return List.of(
        "  7f00:\tmov    eax,0x0",
        "  7f05:\tvmovups ymm0,YMMWORD PTR [rcx+rax*4]",
        "  7f0a:\tvfmadd231ps ymm1,ymm0,ymm2",
        inside,
        "  7f14:\tinc    eax",
        "  7f16:\tcmp    eax,0x40",
        "  7f19:\tjl     0x7f05",
        "  7f1b:\tvmovdqu YMMWORD PTR [rsp+0x20],ymm1",
        "  7f20:\tret",
        "  7f21:\tjmp    0x7f00");
  }

  @Test
  void registersStoredToTheStackInsideTheLoopAreFound() {
    List<HotLoop> loops = HotLoop.of(loop("  7f0f:\tvmovdqu YMMWORD PTR [rsp+0x40],ymm3"));
    assertThat(loops).hasSize(1);
    assertThat(loops.get(0).products()).isEqualTo(1);
    assertThat(loops.get(0).instructions()).isEqualTo(6);
    assertThat(loops.get(0).spills()).containsExactly("vmovdqu YMMWORD PTR [rsp+0x40],ymm3");
  }

  @Test
  void registersStoredBehindTheLoopAndOtherRegistersAreNone() {
    List<HotLoop> loops = HotLoop.of(loop("  7f0f:\tmov    rbx,QWORD PTR [rsp+0x40]"));
    assertThat(loops).hasSize(1);
    assertThat(loops.get(0).spills()).isEmpty();
  }

  @Test
  void loopsOfSingleFloatsAreNotOfInterest() {
    List<String> listing =
        loop("  7f0f:\tnop").stream().map(l -> l.replace("231ps", "231ss")).toList();
    assertThat(HotLoop.of(listing)).isEmpty();
  }

  @Test
  void onlyCodeOfTheOptimisingCompilerIsRead() {
    List<String> printed =
        List.of(
            "Compiled method (c1)     631  378       3       p.K::tile (343 bytes)",
            "[MachCode]",
            "  0x00007f66f5470080: 9090 ",
            "[/MachCode]",
            "Compiled method (c2) 2169  402 %     4       p.K::tile @ 39 (343 bytes)",
            "[MachCode]",
            "[Entry Point]",
            "  # parm0:    rsi:rsi   = '[F'",
            "  0x00007f66f5470080: 8984 2400 | c0fe ff55 ",
            "",
            "  0x00007f66f5470088: ;   {metadata(method data)}",
            "  0x00007f66f5470088: c3",
            "[/MachCode]");
    List<CompiledMethod> methods = CompiledMethod.read(printed);
    assertThat(methods).hasSize(1);
    assertThat(methods.get(0).name()).isEqualTo("p.K::tile @ 39");
    assertThat(methods.get(0).address()).isEqualTo(0x7f66f5470080L);
    assertThat(methods.get(0).code())
        .isEqualTo(
            new byte[] {
              (byte) 0x89, (byte) 0x84, 0x24, 0, (byte) 0xc0, (byte) 0xfe, -1, 0x55, (byte) 0xc3
            });
  }
}
