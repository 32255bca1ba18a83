module dmls-harness

go 1.19
